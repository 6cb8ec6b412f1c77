"""Slack: signed requests in, intents out, screens drawn and messages posted."""
