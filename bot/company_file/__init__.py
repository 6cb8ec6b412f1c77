"""A company as one YAML file: read, compared with what stands, written back."""
