"""Money, drug quantities and sentences."""
