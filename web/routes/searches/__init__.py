"""Addresses of the search: its pages, their parts, and all that is found as files."""
