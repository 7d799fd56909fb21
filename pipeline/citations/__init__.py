"""Cited literature: find, resolve, export."""
