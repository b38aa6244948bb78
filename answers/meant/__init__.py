"""Which documents somebody means who has no id of one, but an address, a number or a name."""
