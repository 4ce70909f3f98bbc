"""What the bot does for people, whatever the channel and the storage."""
