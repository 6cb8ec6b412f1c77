"""The application: what people come to do. It knows the domain and its own ports; nothing of Slack, Teams or SQL."""
