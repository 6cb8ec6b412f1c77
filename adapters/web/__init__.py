"""The dashboard in a browser, and in Teams' own frame: pages, forms, and who is signed in."""
