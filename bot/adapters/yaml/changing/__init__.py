"""What a command writes into a knowledge folder: new topics, ways of asking, synonyms."""
