"""Every question a door may ask, answered as plain data in which masked names are hidden."""
