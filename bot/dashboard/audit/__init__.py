"""The audit log: who did what, when and from where; and what was known at any moment."""

from bot.auditing import Matter

__all__ = ["Matter"]
