"""Days that lie ahead, what they are for, and what a text moves or cancels."""
