"""The application: what people come to do. It knows the domain and its ports, not Slack, Teams or SQL."""
