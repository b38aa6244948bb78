"""All that knows how PostgreSQL searches."""
