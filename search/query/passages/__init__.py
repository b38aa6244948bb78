"""Where the words of a query stand in a text, and the passages that show it best."""
