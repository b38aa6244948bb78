"""What happened, in order, for good: the log, its read models, and the settings."""
