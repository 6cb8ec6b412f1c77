"""Public holidays of a country and region, as the domain's data."""
