"""A person writes, the bot answers: drafted, stored, and what he may ask of what was kept."""
