"""Text and data of one file, whatever it says: read with its places, written so that little changes."""
