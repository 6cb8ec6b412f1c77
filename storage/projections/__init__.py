"""Events into rows that are read, one file for each set of tables."""
