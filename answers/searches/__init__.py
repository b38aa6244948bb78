"""What is answered about a query: hits by day and field, trials, saved ones."""
