"""All that knows tantivy."""
