//! What it takes to start the interpreter, as its user's machine sees it.
#![cfg(target_os = "linux")]

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use garter_tests::session::garter;

/// Says that it runs, and waits.
const WAITING: &str = "print()\nimport time\ntime.sleep(60)";

/// The most KiB that the program has had in memory when it has started.
fn peak(garter: &Path) -> u32 {
    let mut started = Command::new(garter)
        .args(["py", "-c", WAITING])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut said = [0];
    let mut out = started.stdout.take().expect("it is piped");
    out.read_exact(&mut said).expect("it says that it runs");
    let status = std::fs::read_to_string(format!("/proc/{}/status", started.id()));
    started.kill().expect("it still waits");
    started.wait().expect("it has ended");
    let status = status.expect("the system tells");
    let mut lines = status.lines();
    let peak = lines.find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|peak| peak.split_whitespace().next());
    peak.and_then(|peak| peak.parse().ok())
        .expect("a number of KiB")
}

/// Where the parts of a process lie is random, and with it how many pages they share: of many
/// starts the one with the most counts.
#[test]
fn the_interpreter_starts_in_four_mebibytes() {
    let Some(garter) = garter() else {
        return;
    };
    let most = (0..20).map(|_| peak(&garter)).max().unwrap_or(0);
    assert!(most <= 4 * 1024, "{most} KiB");
}
