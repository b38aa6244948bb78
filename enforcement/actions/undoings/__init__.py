"""What became of an act that had been done before: vacated, dismissed, lifted, pardoned …"""
