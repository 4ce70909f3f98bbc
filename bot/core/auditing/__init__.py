"""How often answers are wrong without anybody noticing: what is read, what readers say, what that shows.

Pure, and nothing beyond the standard library. `sampling` says which answers are read, `verdicts` what two
readers make of one together, `intervals`, `sequences` and `rates` how much that shows, `agreement` and
`readers` how far the readers can be relied on.
"""
