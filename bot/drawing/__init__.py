"""Pictures made of rectangles and words, without a library: what a phone shows where a page cannot be."""
