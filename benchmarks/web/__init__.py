"""How fast the pages and the API of a server are, and what they weigh."""
