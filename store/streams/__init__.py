"""Standard output and error: what may become of them, and how far work has come."""
