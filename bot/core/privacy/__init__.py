"""What hides people: personal numbers are masked, chats have pseudonyms."""
