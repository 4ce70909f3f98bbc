"""Pictures made of rectangles and words: what a phone shows where a page cannot be."""
