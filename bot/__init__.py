"""policybot: answers questions about enterprise-support policies from a curated knowledge base."""
