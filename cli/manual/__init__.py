"""Manuals made of the commands themselves: pages of man, and the reference."""
