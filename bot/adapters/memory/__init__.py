"""Everything that is kept, in memory: for one-off questions and for tests."""
