"""Every port kept in memory: for tests of use cases, checked by the same tests as the databases."""
