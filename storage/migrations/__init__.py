"""The schema's revisions, each expanding what the running version knows before anything is taken away."""
