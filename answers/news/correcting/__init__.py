"""What letters told and does not hold any more, and how a later letter says so."""
