"""Who was sentenced to how long: lengths of time, what they are sentences to, and whose."""
