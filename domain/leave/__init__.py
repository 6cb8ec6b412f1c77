"""Leave itself: asking, deciding, and the ledger that explains a balance."""
