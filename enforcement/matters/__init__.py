"""Across documents: links, matters, what became of a party, deadlines, counts."""
