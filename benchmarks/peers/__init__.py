"""Other ways to find the phrasing most like a question, one module for each library.

Every class takes all phrasings and ranks them for a query; `benchmarks.ranking` makes entries of the rows.
"""
