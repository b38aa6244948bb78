"""What is answered about documents and sources, each from plain arguments."""
