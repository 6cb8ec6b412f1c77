"""Reports: what many people's leave comes to, for those who may see it."""
