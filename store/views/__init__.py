"""Read models in SQL: as known now and as of a position."""
