"""Title, day and text of a page that no source was written for."""
