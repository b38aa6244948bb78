"""How the index lies in PostgreSQL, and what it is asked there."""
