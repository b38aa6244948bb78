"""What the pages of a document show: what it says, how it changed, and what proves it."""
