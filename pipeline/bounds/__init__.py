"""Reading a file of which nothing is known, within bounds of time and memory.

What a parser does with a broken or hostile file cannot be foreseen: it may take for ever, ask for
all memory, or end the process. So files are read in a process of their own (parent.py starts it,
child.py runs in it), and a file that passes a bound is a file that could not be read. A few small
texts are read in this process (here.py), which saves the start of another.
"""

from pipeline.bounds.reading import Reader, ReadFile, read_document, seconds_for

__all__ = ["ReadFile", "Reader", "read_document", "seconds_for"]
