"""What is told of states of documents: counts of what they say, copies, and which values were ever read."""
