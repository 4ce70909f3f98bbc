"""The knowledge model: what topics, parts and the words beside them are; only data and lookups."""
