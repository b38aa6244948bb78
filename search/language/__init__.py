"""The words of this field and the query language; no engine."""
