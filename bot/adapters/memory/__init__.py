"""What a run without a database keeps: the terminal, and a question asked once."""
