"""How long a search takes, beside SQLite FTS5 and stock tantivy on the same texts."""
