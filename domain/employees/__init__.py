"""People who have leave: who they are, where they work, and since when."""
