"""Two `blotter serve` on one PostgreSQL, of which the leader dies and the database starts anew."""
