"""Visits to documents: what is on offer, what is due, and the pages a document is read from."""
