//! Garbage is collected at other moments in a heap of another size: whatever its size, programs
//! end by themselves or for want of memory, and leave the heap sound.
//!
//! Collecting at every allocation is no substitute: what is allocated one by one takes other ways
//! than what is cut from a region of free blocks.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use garter_tests::{End, Limits, run, suite};

const THREADS: usize = 2;
const THREAD_STACK: usize = 256 << 20;
/// Sizes that each program of the suite is tried with.
const SIZES: u32 = 6;

fn limits(heap: usize) -> Limits {
    Limits {
        heap,
        slots: 4000,
        time: Duration::from_secs(2),
        ..Limits::default()
    }
}

/// What went wrong with a program on heaps of several sizes, others for each program.
fn complaint(program: &Path, seed: usize) -> Option<String> {
    let source = std::fs::read(program).expect("it was there just now");
    (0..SIZES).find_map(|step| {
        // 12 KiB to 400 KiB, each twice the one before, and a few blocks more.
        let heap = (12 << 10 << step) + (seed * 7919 + step as usize * 104_729) % 1021 * 16;
        let (_, end) = run(&source, limits(heap));
        let sound = !matches!(end, End::Unsound(_));
        (!sound).then(|| format!("{}: {heap} bytes: {end:?}", program.display()))
    })
}

#[test]
fn programs_leave_heaps_of_any_size_sound() {
    let programs = suite::programs();
    assert!(programs.len() > 1000, "{} programs", programs.len());
    let (next, complaints) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            std::thread::Builder::new()
                .stack_size(THREAD_STACK)
                .spawn_scoped(scope, || {
                    loop {
                        let index = next.fetch_add(1, Ordering::Relaxed);
                        let Some(program) = programs.get(index) else {
                            break;
                        };
                        let found = complaint(program, index);
                        let mut all = complaints.lock().expect("nobody panicked");
                        all.extend(found);
                    }
                })
                .expect("threads can be made");
        }
    });
    let complaints = complaints.into_inner().expect("nobody panicked");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
