"""Microsoft Teams: activities with checked tokens in, intents out, Adaptive Cards drawn and posted."""
