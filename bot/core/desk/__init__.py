"""Questions that people answer: tickets, teams, working days, which are the same. Pure."""
