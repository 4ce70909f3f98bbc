"""Learning from the knowledge base itself how to weigh evidence, and how sure to be."""
