"""An answer: what is found, why, and what it rests on."""
