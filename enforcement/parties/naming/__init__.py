"""How the names of people and organizations are put together."""
