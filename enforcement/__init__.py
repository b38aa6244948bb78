"""What a text says: pure, every claim with its quote."""
