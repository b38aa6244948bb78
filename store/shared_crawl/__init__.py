"""What the workers of a crawl share: who looks at which source, and when each host may be asked."""
