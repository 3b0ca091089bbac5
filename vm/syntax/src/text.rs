//! Offsets, lines and columns of a text.
