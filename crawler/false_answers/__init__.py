"""What answers in place of a page: walls, errors, ways elsewhere, transfers cut short."""
