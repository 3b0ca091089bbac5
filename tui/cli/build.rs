//! How the program is linked.
//!
//! At a fixed address: the interpreter's tables are full of addresses, and a program that may lie
//! anywhere works out each of them at every start, which touches half a megabyte.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = |key: &str| std::env::var(key).unwrap_or_default();
    if target("CARGO_CFG_TARGET_OS") == "linux" && target("CARGO_CFG_TARGET_ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
