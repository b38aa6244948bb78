"""Hiding names and erasing content."""
