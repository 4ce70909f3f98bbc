"""The visit is a program of its own: it imports a driver that a plain set-up does not have."""

collect_ignore = [
    "chatting.py",
    "lettering.py",
    "picturing.py",
    "reading.py",
    "visiting.py",
    "visiting_console.py",
]
