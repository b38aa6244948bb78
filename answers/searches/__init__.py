"""What is answered about a query: its hits by day and by field, trials, saved ones, letters."""
