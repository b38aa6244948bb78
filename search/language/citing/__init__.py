"""Citations, numbers and sums as words of the index, and how a query asks for them."""
