//! What crosses crates: conformance, real clients, QEMU, benchmarks. The tests are in `tests/`.
#![forbid(unsafe_code)]
