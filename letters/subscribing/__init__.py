"""Asking the addressee, and hearing from them: signed links, confirmations, bounces, wishes."""
