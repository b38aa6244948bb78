"""What was done, how far it has come, and when."""
