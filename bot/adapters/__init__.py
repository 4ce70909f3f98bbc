"""The edges where the bot meets files, databases and libraries. Adapters do not know each other."""
