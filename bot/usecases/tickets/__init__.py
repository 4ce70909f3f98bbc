"""The loop through the teams: from what got no answer to what everybody who asked is told."""
