"""Writers, crawls and letters on a PostgreSQL whose leader is killed again and again."""
