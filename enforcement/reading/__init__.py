"""A text, then a document, read whole, with what its publisher labels."""
