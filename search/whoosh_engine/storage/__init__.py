"""How a segment of Whoosh is stored, and read again."""
