//! Memory may end at any allocation: every program of the language suite runs once for each of its
//! allocations, which then fails, and the machine is sound afterwards, also when the program had to
//! be stopped: only one of several tasks may.
//!
//! Programs with many allocations are sampled: `GARTER_ALLOCATIONS` says how many of each fail.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use garter_tests::{End, Limits, run_short_of_memory, suite};

const THREADS: usize = 2;
const THREAD_STACK: usize = 256 << 20;
/// Allocations of a program that fail, unless the environment says otherwise.
const SAMPLES: u32 = 12;

/// Programs that may wait for ever for what failed in another of their tasks or threads.
const WAIT: [&str; 2] = ["asyncio", "_thread"];

/// Lets allocations of one program fail; gives what went wrong.
fn complaint(program: &Path, samples: u32) -> Option<String> {
    let source = std::fs::read(program).expect("it was there just now");
    let mut limits = Limits {
        // Ends a run on a machine that hangs: a busy one may be slow.
        time: Duration::from_secs(120),
        ..Limits::default()
    };
    let most = u32::MAX - 1;
    let (left, end, stopped) = run_short_of_memory(&source, limits, most);
    if end != End::Finished || stopped {
        return Some(format!("with all the memory it wants: {end:?}"));
    }
    let text = String::from_utf8_lossy(&source);
    let may_wait = WAIT.iter().any(|module| text.contains(module));
    if may_wait {
        limits.time = Duration::from_secs(2);
    }
    let count = most - left;
    let step = (count / samples).max(1);
    // Another one of every group each time, so that raising the number finds more.
    (0..count.div_ceil(step)).find_map(|group| {
        let fails = (group * step + group * 7 % step).min(count);
        let (_, end, stopped) = run_short_of_memory(&source, limits, fails);
        let sound = end == End::Finished && (may_wait || !stopped);
        let how = if stopped { "stopped, " } else { "" };
        (!sound).then(|| format!("allocation {fails} of {count} failing: {how}{end:?}"))
    })
}

#[test]
fn a_failing_allocation_leaves_the_machine_sound() {
    let samples = std::env::var("GARTER_ALLOCATIONS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(SAMPLES)
        .max(1);
    let programs = suite::programs();
    let (next, complaints) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            std::thread::Builder::new()
                .stack_size(THREAD_STACK)
                .spawn_scoped(scope, || {
                    while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                        if let Some(text) = complaint(program, samples) {
                            let line = format!("{}: {text}", program.display());
                            complaints.lock().expect("no panic holds it").push(line);
                        }
                    }
                })
                .expect("a thread can be started");
        }
    });
    let complaints = complaints.into_inner().expect("no panic holds it");
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}
