"""Words in which names are hidden, and what was read in a document, quoted from them."""
