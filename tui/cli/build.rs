//! How the program is linked on Linux, so that starting the interpreter takes little.

use std::path::Path;
use std::process::Command;

/// The first glibc that works out packed addresses at start.
const PACKED: (u32, u32) = (2, 36);

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=layout.ld");
    let target = |key: &str| std::env::var(key).unwrap_or_default();
    if target("CARGO_CFG_TARGET_OS") != "linux" || target("CARGO_CFG_TARGET_ENV") != "gnu" {
        return;
    }
    let here = target("HOST") == target("TARGET");
    let usual = usual_linker();
    let mut arguments = Vec::new();
    // The interpreter's tables are full of addresses. Where they are not known before the start,
    // their list is 300 KiB long unless it is packed. What is built where that is known does not
    // start where it is not; to serve older systems, build on one, as for everything else in that
    // library.
    arguments.push(
        if usual && here && glibc().is_some_and(|version| version >= PACKED) {
            "-Wl,-z,pack-relative-relocs".to_owned()
        } else {
            "-no-pie".to_owned()
        },
    );
    let out = target("OUT_DIR");
    let out = Path::new(&out);
    if usual {
        // A copy beside what is built: this script is not run again when the checkout is moved.
        let layout = out.join("layout.ld");
        std::fs::copy("layout.ld", &layout).expect("the layout lies beside this script");
        arguments.push(format!("-Wl,-T,{}", layout.display()));
    }
    if usual && here && has_unwinder() && unwinder_inside(out).is_ok() {
        println!("cargo:rustc-link-search=native={}", out.display());
    }
    for argument in arguments {
        println!("cargo:rustc-link-arg-bins={argument}");
    }
}

/// Whether it is the linker that comes with Rust, or the system's: not all others can be told
/// where functions go.
fn usual_linker() -> bool {
    let flags = std::env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    std::env::var_os("RUSTC_LINKER").is_none() && !flags.contains("link-arg")
}

/// Whether what unwinds the stack can be made part of the program.
fn has_unwinder() -> bool {
    let found = Command::new("cc")
        .arg("-print-file-name=libgcc_eh.a")
        .output();
    found.is_ok_and(|found| {
        let path = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        Path::new(&path).is_absolute() && Path::new(&path).exists()
    })
}

/// Has the linker find, where it looks for the library that unwinds the stack, the same as a part
/// of the program: 100 KiB of every process, for what happens in few.
fn unwinder_inside(folder: &Path) -> std::io::Result<()> {
    std::fs::write(folder.join("libgcc_s.so"), "GROUP ( -lgcc_eh -lgcc )\n")
}

/// The version of this machine's C library.
fn glibc() -> Option<(u32, u32)> {
    let said = Command::new("getconf")
        .arg("GNU_LIBC_VERSION")
        .output()
        .ok()?;
    let said = String::from_utf8(said.stdout).ok()?;
    let (major, minor) = said.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
