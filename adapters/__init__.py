"""The outside, one folder for each neighbour; no adapter imports another."""
