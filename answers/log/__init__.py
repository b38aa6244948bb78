"""What is answered about the log itself, and about the looks that it holds."""
