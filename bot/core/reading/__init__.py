"""What is understood of a message before anything is matched: words, names, parts asked for, documents."""
