"""What was asked and what came of it: for teams, for the public, and read again by people."""
