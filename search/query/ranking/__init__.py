"""All that a query finds, in an order that can be paged."""
