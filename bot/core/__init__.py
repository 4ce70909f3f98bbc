"""The pure core: knowledge, text, matching, deciding and wording. No I/O, clock, framework or async."""
