"""States, federal districts and agencies."""
