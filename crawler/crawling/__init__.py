"""One crawl: looks at many sources side by side, in one process."""
