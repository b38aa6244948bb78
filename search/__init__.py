"""Full text over the log."""
