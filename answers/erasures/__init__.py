"""Whether what was erased is gone from all who answer, and how a process lets go of it."""
