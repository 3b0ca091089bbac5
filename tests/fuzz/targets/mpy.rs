//! Any bytes as a .mpy file.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| garter_tests::fuzzed::mpy(data));
