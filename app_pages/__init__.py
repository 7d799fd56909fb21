"""The pages in the browser: chat and documents, with what they draw and what they share."""
