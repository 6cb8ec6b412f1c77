"""What administrators see and do at a terminal: tables, JSON, a company from a file and back."""
