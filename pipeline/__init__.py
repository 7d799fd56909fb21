"""Bewijsplaats: Dutch questions in, verbatim quotes with their places out."""

__version__ = "0.1.0"
