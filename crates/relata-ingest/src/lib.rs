//! Bytes to articles: text, JSON lines and HTML; language and metadata.
