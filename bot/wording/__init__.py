"""The sentences and dates that people are shown, in their language."""
