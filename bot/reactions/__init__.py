"""What follows from an event: messages, cards and reminders."""
