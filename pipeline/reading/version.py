"""The version of what makes documents of files."""

READING_VERSION = 2
"""Raise it with every change of a reader or of the structure that gives a file another document.

Documents in an index that were made by an older version are then read again.
"""
