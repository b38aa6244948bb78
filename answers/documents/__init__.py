"""What is answered about documents, sources and the log, each from plain arguments."""
