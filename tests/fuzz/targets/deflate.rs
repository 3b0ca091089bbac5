//! Any bytes as compressed data, and as data to compress.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| garter_tests::fuzzed::deflate(data));
