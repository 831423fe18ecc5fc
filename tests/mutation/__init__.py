"""Slips made on purpose in the pages, to count how many of them the check notices."""
