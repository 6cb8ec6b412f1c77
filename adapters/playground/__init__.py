"""A stand-in for Slack, to try the bot in a browser with no account."""
