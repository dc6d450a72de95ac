//! An article to a reading: sentences, mentions, statements with their speakers.
