"""What is new for a query between two positions of the log: the stories that a letter tells."""
