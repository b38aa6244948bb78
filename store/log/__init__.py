"""What happened, in order, for good: events, tables, the chain of hashes, the bodies of answers."""
