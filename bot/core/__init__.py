"""The pure core: knowledge, text, matching, deciding and wording. No I/O, no clock, no framework, no async."""
