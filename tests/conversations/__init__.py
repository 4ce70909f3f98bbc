"""Conversations of thirty turns, as people type them: what each turn does, and what its reply must say."""
