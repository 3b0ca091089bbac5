//! Text to tokens to parse events: the lexer, the grammar table and the one parser engine.
//!
//! Knows nothing of code generation, values, files, editors or boards.
#![no_std]
#![forbid(unsafe_code)]
