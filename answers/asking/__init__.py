"""What is asked, in fields and queries, made into conditions on documents and positions."""
