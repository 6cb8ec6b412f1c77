"""Signing in elsewhere by OpenID Connect: we are a relying party of Slack, Entra, Google and any other."""
