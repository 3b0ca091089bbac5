//! Work on many things at once: every processor takes the next one.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use garter_analysis::Memory;

/// Does something with each item, on all processors, each with memory of its own; the results in
/// the order of the items.
pub(super) fn for_each<'i, T: Sync, R: Send>(
    items: &'i [T],
    act: impl Fn(&mut Memory, &'i T) -> R + Sync,
) -> Vec<R> {
    for_each_from_largest(items, |_| 0, act)
}

/// The same; the largest items are taken first.
pub(super) fn for_each_from_largest<'i, T: Sync, R: Send>(
    items: &'i [T],
    size: impl Fn(&T) -> usize,
    act: impl Fn(&mut Memory, &'i T) -> R + Sync,
) -> Vec<R> {
    let mut order: Vec<(usize, &T)> = items.iter().enumerate().collect();
    order.sort_by_key(|(_, item)| std::cmp::Reverse(size(item)));
    let next = AtomicUsize::new(0);
    let take = || {
        let (mut done, mut memory) = (Vec::new(), Memory::default());
        while let Some((at, item)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            order.get(at).copied()
        } {
            done.push((at, act(&mut memory, item)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let count = thread::available_parallelism().map_or(1, usize::from);
        let others: Vec<_> = (1..count.min(items.len()))
            .map(|_| scope.spawn(take))
            .collect();
        let mut done = take();
        for other in others {
            // A panic elsewhere is a panic here.
            let others = other.join();
            done.extend(others.unwrap_or_else(|it| std::panic::resume_unwind(it)));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
