"""Pages with forms by which people sign in, decide, save and subscribe."""
