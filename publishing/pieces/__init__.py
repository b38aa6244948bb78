"""What is published of each thing: documents, matters, names, lists, and what is gone."""
