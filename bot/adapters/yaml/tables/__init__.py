"""A knowledge folder as tables for a spreadsheet, and back into the files."""
