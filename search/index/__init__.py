"""What the index holds, and when it follows the log; no engine."""
