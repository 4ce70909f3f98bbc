"""The asker's own figures: those of a message and of before, what they decide, what is said beside them."""
