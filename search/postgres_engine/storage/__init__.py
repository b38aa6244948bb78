"""How the index lies in PostgreSQL: its tables, and the words of an entry in them."""
