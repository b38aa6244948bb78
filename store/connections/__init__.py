"""Connections by which the store is looked into, kept open between looks where many follow."""
