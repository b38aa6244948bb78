"""Who answers from the record, and how far each has come: whether an erasure has reached them."""
