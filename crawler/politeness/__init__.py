"""What may be asked, how often, and what refuses us."""
