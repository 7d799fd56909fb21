"""Sets with known answers → figures, settings side by side.

file ─sets→ a set of one of four kinds ─measure, for each setup→ figures ─bench→ tables
                                      └─risk→ curves ─picture→ SVG

Kinds: `questions` (report questions on the index), `retrieval` (question and answer), `similarity`
(two sentences and a score), `boundaries` (sentences of a text). No figure is a threshold of a test.
"""
