"""What a sentence says of a name: whether an action was taken against its bearer."""
