//! Puts the memory layout where the linker finds it.

use std::path::PathBuf;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=memory.x");
    if let Some(out) = env::var_os("OUT_DIR").map(PathBuf::from) {
        if let Err(error) = fs::copy("memory.x", out.join("memory.x")) {
            println!("cargo:warning=memory.x: {error}");
        }
        println!("cargo:rustc-link-search={}", out.display());
    }
}
