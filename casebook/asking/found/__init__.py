"""What is told of states of documents that were found: counts of what they say, and copies."""
