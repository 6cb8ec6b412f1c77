"""Wakes the bot up when something may be due."""
