"""The real documents copied with other words, names and days, into the tables of a store."""
