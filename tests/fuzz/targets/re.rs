//! Any bytes as a pattern, a text and a replacement.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| garter_tests::fuzzed::re(data));
