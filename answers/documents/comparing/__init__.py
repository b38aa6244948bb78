"""What differs between two states of a document: fields in words, and the entries of a docket."""
