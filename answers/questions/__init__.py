"""Every question a program may ask, by name: what it is asked with, and how it is answered."""
