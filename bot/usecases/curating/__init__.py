"""The knowledge base and how it changes: looked through, proposed, proved, approved, taken up."""
