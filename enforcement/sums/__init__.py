"""Money and drug quantities."""
