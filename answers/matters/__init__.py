"""What is answered about matters: the cases of the record, the days ahead, and the counts."""
