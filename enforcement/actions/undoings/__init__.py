"""What became of an act that had been done before: vacated, lifted, pardoned, and more."""
