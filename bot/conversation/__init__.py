"""What people ask in chat, one file for each thing they come to do."""
