"""Documents of the past, from archives and old listings."""
