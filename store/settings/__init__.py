"""What an installation may set: every key with its meaning, and what is refused."""
