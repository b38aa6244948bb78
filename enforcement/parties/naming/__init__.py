"""Names of people and organizations: where they begin and end, and how they are put together."""
