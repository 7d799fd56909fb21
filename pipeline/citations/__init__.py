"""Document → its citations and its list of references → works → the literature graph.

    tokens, words        a block of text as tokens; the words of the field
    names, titles        what can stand before a year
    author_year, legal, numbered, notes, continuing    the finders
    finding              all of them over a document
    entries, reference_names, references               a list of references as CSL-JSON
    library              CSL-JSON of the user, with everything odd reported
    comparing, resolving                               citation → work, or the candidates
    full_texts           work → its document in the corpus
    graph, questions, listing                          what is asked of all this
    apa, export, export_bibtex, export_ris             a library as APA, BibTeX, RIS, CSL-JSON

Plain functions without models: a document of a hundred pages takes well under two seconds.
"""
