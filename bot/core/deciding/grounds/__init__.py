"""What everything that decides stands on: the case, how sure it is, what is denied, how one listens."""
