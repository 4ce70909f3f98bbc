"""Proves that topics stay apart however a phrasing is mistyped, spoken or shortened; on top of the core."""
