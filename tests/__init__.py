"""The tests, in rings: each folder is a ring, and `pytest -m <folder>` runs it alone."""
