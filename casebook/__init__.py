"""What was read in the record, kept as rows: claims, links and matters, as of any position."""
