"""Entities: which names the catalogue claims, where they stand, and which of them are meant."""
