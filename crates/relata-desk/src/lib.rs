//! The desk: a SQLite file that holds articles, readings and the dossier.
