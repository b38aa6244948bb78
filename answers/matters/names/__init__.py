"""What is answered about a name: its entries, which are the same, and which documents bear it."""
