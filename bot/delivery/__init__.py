"""Between arriving and being answered: bursts, lanes, damping; no channel's own types in here."""
