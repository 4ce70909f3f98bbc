"""A knowledge folder as it is read: what it says, and every problem, each at its place."""
