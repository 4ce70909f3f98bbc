"""What teams do in their groups: bind, claim, answer, merge, transfer, ignore. All words in `messages`."""
