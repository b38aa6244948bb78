"""What a source is, and what it reads with."""
