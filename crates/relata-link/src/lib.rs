//! Readings to a dossier: copies, origins, stories, entities, claims.
