"""Those that listen to what goes on with the chat: the same of another, until when, corrections."""
