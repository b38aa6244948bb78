"""What is due when, what was done last, and how it ended."""
