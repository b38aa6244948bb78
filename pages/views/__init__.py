"""What each page shows, made of answers: one file a page."""
