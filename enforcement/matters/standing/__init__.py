"""Which acts over several documents stand, and which ended or were only told again."""
