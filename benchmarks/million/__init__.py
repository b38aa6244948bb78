"""A PostgreSQL store of a million documents, made of the real ones, and what is asked of it."""
