"""Fetching and reading what publishers put out."""
