"""JSON read as our own types, by any number of threads."""
