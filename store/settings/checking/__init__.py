"""What is wrong in settings: each fault with what was given and what may stand there."""
