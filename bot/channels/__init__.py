"""The edges where people talk to the bot. Channels do not know each other."""
