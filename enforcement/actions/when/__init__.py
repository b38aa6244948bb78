"""When each action took place."""
