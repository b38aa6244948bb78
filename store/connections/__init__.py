"""Connections to the store: SQLAlchemy's, and the drivers' own to look into it; copying rows."""
