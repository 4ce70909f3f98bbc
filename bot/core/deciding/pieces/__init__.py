"""The questions of one message: found, asked each by itself, and told whether they stand apart."""
