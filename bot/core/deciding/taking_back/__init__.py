"""Those that know better of what was decided: a gap that is none, a belief, a size that is not covered."""
