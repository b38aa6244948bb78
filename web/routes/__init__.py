"""Addresses of the server, and what answers at each."""
