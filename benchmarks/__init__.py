"""How fast and how small it is, each figure beside its floor in the same run: see docs/performance.md."""
