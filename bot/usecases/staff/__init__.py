"""People who work at the console: accounts, signing in, and what each sees from his seat."""
