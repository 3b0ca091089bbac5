//! Tests of the whole: keys in, screens out.
