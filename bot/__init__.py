"""The application: what people come to do, knowing the domain and its own ports and nothing of Slack or SQL."""
