//! Builds the pyboard firmware, with rustup's target where it can be had, else with Debian's
//! Rust and a core library built from source.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{self, installed, output, run};

const TARGET: &str = "thumbv7em-none-eabihf";
/// The same target without frame pointers, which take a register and 3 % of the code; to be had
/// where core is built from source.
const SPECIFICATION: &str = "firmware/stm32f405/target-spec/thumbv7em-none-eabihf.json";
/// What Debian needs to build for the chip.
pub(crate) const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// A panic is a hard fault, without the texts and places that would take a fifth of the flash:
/// to be had where core is built from source.
const NO_PANIC_TEXTS: &str = " -Z unstable-options -C panic=immediate-abort";

/// Where the whole program is put together, what makes it shorter and not slower (instructions
/// counted by QEMU change by less than 1 %). Not among them: `-machine-outliner-reruns`, as what it
/// makes loses return addresses, and `-disable-post-ra`, which costs up to 3 % of the speed.
const SMALLER: [&str; 9] = [
    // A function goes into its callers only where that is shorter than the call: the compiler's
    // own figure is for machines whose calls are longer.
    "-Cllvm-args=-inline-call-penalty=10",
    // Ends of branches that are the same are shared from two instructions on.
    "-Cllvm-args=-tail-merge-size=2",
    // Short constants of one function lie beside it, not at an address that must be loaded.
    "-Cllvm-args=-arm-promote-constant=true",
    // What a loop uses is computed where it is used: kept in registers, it drives out the rest.
    "-Cllvm-args=-disable-machine-licm",
    "-Cllvm-args=-disable-lsr",
    // Spilled registers: where the code is shortest; those of the caller: saved once, at the start.
    "-Cllvm-args=-split-spill-mode=size",
    "-Cllvm-args=-enable-shrink-wrap=false",
    // What a branch before has decided is not asked again, not even at the head of a loop.
    "-Cllvm-args=-jump-threading-across-loop-headers",
    // Tables of jumps are for values that are close together (in per cent).
    "-Cllvm-args=-optsize-jump-table-density=60",
];

/// Bytes of flash that code and constants may take at most.
const TEXT_LIMIT: u64 = 400_000;

/// Whether there is a compiler for the chip.
pub(crate) fn can_build() -> bool {
    rustup_has_target() || debian_can_build()
}

fn debian_can_build() -> bool {
    let version = Command::new(DEBIAN_RUSTC).arg("--version").output();
    Path::new(DEBIAN_CARGO).exists()
        && version.is_ok_and(|v| v.status.success())
        && Path::new("/usr/lib/rustlib/src/rust/library/core").exists()
}

fn rustup_has_target() -> bool {
    Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .ok()
        .filter(|o| o.status.success())
        .and_then(|o| String::from_utf8(o.stdout).ok())
        .is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

/// Builds the image; gives its path.
pub(crate) fn build() -> Result<PathBuf> {
    let folder = shell::target().join("firmware-build");
    let (mut command, target, flags) = if rustup_has_target() {
        (shell::cargo(), TARGET, "")
    } else if debian_can_build() {
        (debian_cargo(), SPECIFICATION, NO_PANIC_TEXTS)
    } else {
        bail!(
            "no compiler for {TARGET}: `rustup target add {TARGET}`, or on Debian apt-get install {}",
            DEBIAN_PACKAGES.join(" ")
        );
    };
    let linker = if installed("arm-none-eabi-ld") {
        "arm-none-eabi-ld"
    } else {
        "rust-lld"
    };
    command
        .env("CARGO_TARGET_DIR", &folder)
        .env(
            "CARGO_TARGET_THUMBV7EM_NONE_EABIHF_RUSTFLAGS",
            format!("-C link-arg=-Tlink.x -C linker={linker} -C target-cpu=cortex-m4{flags}"),
        )
        .args([
            "rustc",
            "--quiet",
            "--locked",
            "--profile",
            "firmware",
            "--target",
            target,
        ])
        .args(["-p", "garter-stm32f405", "--"])
        .args(SMALLER);
    run("firmware build", &mut command)?;
    Ok(folder.join(TARGET).join("firmware/garter-stm32f405"))
}

/// Debian's cargo with a core library built from source. What rustup's cargo put into the
/// environment must not reach it.
fn debian_cargo() -> Command {
    let mut command = Command::new(DEBIAN_CARGO);
    command.current_dir(shell::root());
    for (key, _) in std::env::vars_os() {
        let name = key.to_string_lossy();
        if name.starts_with("CARGO") || name.starts_with("RUSTUP") || name.starts_with("RUSTC") {
            command.env_remove(&key);
        }
    }
    if let Some(home) = std::env::var_os("CARGO_HOME") {
        command.env("CARGO_HOME", home);
    }
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC", DEBIAN_RUSTC)
        .env("CARGO_UNSTABLE_BUILD_STD", "core")
        .env(
            "CARGO_UNSTABLE_BUILD_STD_FEATURES",
            "compiler-builtins-mem,optimize_for_size",
        )
        .env("CARGO_UNSTABLE_JSON_TARGET_SPEC", "true");
    command
}

/// Sizes of an image, in bytes.
pub(crate) struct Sizes {
    /// Code and constants, in flash.
    pub(crate) text: u64,
    /// Initialised variables, in flash and RAM.
    pub(crate) data: u64,
    /// Other variables, in RAM; the heap is among them.
    pub(crate) bss: u64,
}

/// Measures an image.
pub(crate) fn sizes(image: &Path) -> Result<Sizes> {
    let text = output("size", Command::new("arm-none-eabi-size").arg(image))?;
    let mut numbers = text
        .lines()
        .nth(1)
        .context("size printed nothing")?
        .split_whitespace();
    let mut next = || -> Result<u64> { Ok(numbers.next().context("a size is missing")?.parse()?) };
    Ok(Sizes {
        text: next()?,
        data: next()?,
        bss: next()?,
    })
}

/// Prints the sizes of an image and holds them against the budget.
pub(crate) fn report(image: &Path) -> Result<()> {
    let sizes = sizes(image)?;
    println!("{}", image.display());
    println!("text {} data {} bss {}", sizes.text, sizes.data, sizes.bss);
    if sizes.text > TEXT_LIMIT {
        bail!(
            "text is {} bytes over its limit of {TEXT_LIMIT}",
            sizes.text - TEXT_LIMIT
        );
    }
    Ok(())
}
