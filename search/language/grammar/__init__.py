"""How a query is cut into words and signs, and what each of them asks."""
