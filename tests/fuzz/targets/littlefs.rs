//! Any bytes as a disk with littlefs.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| garter_tests::fuzzed::littlefs(data));
