"""Words → sentence boundaries, tags, lemmas and trees, as a component of a spaCy pipeline."""
