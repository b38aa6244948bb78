"""What the index holds and where it lies; no engine."""
