"""Connections by which the store is looked into, kept open where many looks follow, and rows by the thousand."""
