"""Laws, rules, dockets and published numbers: for reading, and for what search takes as words."""
