"""One customer of an installation: its places, departments, terms and digests."""
