"""The visit is a program of its own: it imports a driver that a plain set-up does not have."""

collect_ignore = ["picturing.py", "reading.py", "visiting.py"]
