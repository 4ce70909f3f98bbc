"""The pure core: from knowledge and text to a decision and its words. No I/O, clock, framework or async."""
