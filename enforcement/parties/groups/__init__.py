"""Words that speak of several parties together, and whom they mean."""
