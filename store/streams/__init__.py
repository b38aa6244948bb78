"""Standard output and error: full, closed, or no longer read by anybody."""
