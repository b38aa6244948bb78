"""When each action took place, as the text says."""
