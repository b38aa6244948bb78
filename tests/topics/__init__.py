"""What is followed is a file: another vocabulary, end to end."""
