"""What is answered about kept searches: saved by name, mailed to subscribers, tried out."""
