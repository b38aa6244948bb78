"""Whether an installation can do its work: each thing that is looked at, and what mends it."""
