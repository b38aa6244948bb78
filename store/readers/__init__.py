"""Who answers from the record, from where, and how far each has come: whether an erasure has
reached them."""
