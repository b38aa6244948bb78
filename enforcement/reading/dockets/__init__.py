"""Dockets of federal courts: who stands on which side, and what was entered on which day."""
