//! What the fuzzer found worth keeping is taken again, each entry by its target: what was a fault
//! once is none any more, and the ways into the code that chance found stay sound.

use std::panic::catch_unwind;
use std::thread::{Builder, JoinHandle};
use std::time::Instant;

use garter_tests::fuzzed::{TARGETS, Target, corpus};

/// Rust functions nest a bounded number of times, but frames of debug builds are large.
const STACK: usize = 256 << 20;

/// Starts to replay a target's entries; what comes of it is where those stand that it fails with.
fn replay((name, take): Target) -> JoinHandle<Vec<String>> {
    let thread = Builder::new().name(name.into()).stack_size(STACK);
    let replayed = thread.spawn(move || {
        let start = Instant::now();
        let entries = corpus::entries(name);
        let count = entries.len();
        assert!(count > 0, "{name} has no corpus");
        let fails = |entry: Vec<u8>| catch_unwind(move || take(&entry)).is_err();
        let bad = entries
            .into_iter()
            .filter_map(|(place, entry)| fails(entry).then_some(place));
        let bad: Vec<_> = bad.collect();
        println!(
            "{name}: {count} entries, {:.1} s",
            start.elapsed().as_secs_f64()
        );
        bad
    });
    replayed.expect("a thread can be started")
}

#[test]
fn what_the_fuzzer_kept_does_no_harm() {
    let all = TARGETS.map(replay);
    let bad: Vec<_> = all
        .into_iter()
        .flat_map(|target| {
            target
                .join()
                .expect("there is a corpus, and panics are caught")
        })
        .collect();
    assert!(bad.is_empty(), "a target fails with\n{}", bad.join("\n"));
}
