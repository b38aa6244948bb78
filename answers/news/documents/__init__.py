"""What there is to tell of one document: what befell it, what it says was done, and why."""
