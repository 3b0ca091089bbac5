//! Any bytes as a disk with a FAT file system.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| garter_tests::fuzzed::fat(data));
