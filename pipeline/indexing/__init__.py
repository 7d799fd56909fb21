"""The index: dense (FAISS), lexical (tantivy), and the store that keeps them together."""
