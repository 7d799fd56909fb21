"""Document → its citations and its list of references → works → the literature graph.

    tokens, words        a block of text as tokens; the words of the field
    names, titles        what can stand before a year
    author_year, legal, numbered, notes, continuing    the finders
    note_openings, note_years, note_titles             full and short references in footnotes
    finding              all of them over a document
    legal_patterns, official                           official sources, in text and in lists
    person_names, reference_names, entry_split         who made the work of an entry, and its year
    entry_words, entry_marks, entry_serials, entry_publishers, entry_fields    its other fields
    entries, references                                a list of references as CSL-JSON
    library              CSL-JSON of the user, with everything odd reported
    comparing, same_source, resolving                  citation → work, or the candidates
    full_texts           work → its document in the corpus
    graph, questions, listing                          what is asked of all this
    apa, export, export_bibtex, export_ris             a library as APA, BibTeX, RIS, CSL-JSON

Plain functions without models: a document of a hundred pages takes well under two seconds.
"""
