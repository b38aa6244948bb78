"""Alembic's scripts: each brings the log's tables one step further."""
