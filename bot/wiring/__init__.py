"""The one place that knows everybody: puts adapters and storage to the application's ports."""
