"""In which chat a message is meant: of one offered, either side of a comparison, the topic before this."""
