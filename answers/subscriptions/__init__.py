"""Who gets letters about what, when, and what became of them; what a query would bring."""
