"""Text before meaning: one normal form, numbers, sounds, documents' numbers."""
