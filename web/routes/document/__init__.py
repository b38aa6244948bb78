"""Addresses of a document: its pages, and files about it."""
