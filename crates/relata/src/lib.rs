//! Relata as functions: read a pile of articles onto a desk and lay out what it establishes.
