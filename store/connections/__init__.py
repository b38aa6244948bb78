"""Connections by which the store is looked into, kept open where many follow; and copying rows."""
