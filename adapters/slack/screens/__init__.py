"""Every screen of the bot as Slack draws it, one file for each ability."""
