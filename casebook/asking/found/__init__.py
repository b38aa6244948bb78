"""What is told of states of documents: counts of what they say, copies, and values ever read."""
