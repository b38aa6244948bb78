"""Whom it was done to."""
