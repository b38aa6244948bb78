"""The documentation is true: its examples are run, and its links lead somewhere."""
