"""The rules, each by itself; `deciding.rules` has their order."""
