"""What a sentence says of a name, which tells whether an action was taken against its bearer."""
