"""What shells complete: commands, their options, and values of the store."""
