"""Asking one address: what is sent, what answers, and what could not be had."""
