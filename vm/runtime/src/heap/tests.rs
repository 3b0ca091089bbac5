//! Tests of the heap by itself: allocation, collection, the auditor, random programs of both.

use std::vec;
use std::vec::Vec;

use proptest::prelude::*;

use super::{Heap, Root};
use crate::rom::{Ns, RomTable};
use crate::value::{Ref, Value};

fn with_heap<T>(words: usize, f: impl FnOnce(&mut Heap<'_>) -> T) -> T {
    let mut memory = vec![0xdead_beef; words];
    let mut stack = vec![Value::NONE; 64];
    f(&mut Heap::new(&mut memory, &mut stack, RomTable::BARE))
}

/// A chain of `n` arrays, each holding the one before in its last word or its first.
fn chain(heap: &mut Heap<'_>, n: usize, word: usize) -> Option<Ref> {
    let mut last: Option<Ref> = None;
    for _ in 0..n {
        let r = heap.alloc_values(3).ok()?;
        heap.set_option(r, word, last.map(Ref::value));
        last = Some(r);
    }
    last
}

#[test]
fn what_a_root_reaches_survives_and_the_rest_is_freed() {
    with_heap(4000, |heap| {
        let kept = chain(heap, 10, 1).expect("room");
        let lost = chain(heap, 20, 1);
        assert!(lost.is_some());
        heap.set_root(Root::Misc, Some(kept.value()));
        heap.boundary();
        heap.collect();
        assert_eq!(heap.audit(), Ok(()));
        assert_eq!(heap.statistics().used_blocks, 10);
        assert_eq!(heap.objects().count(), 10);
    });
}

#[test]
fn fresh_objects_survive_until_the_boundary() {
    with_heap(4000, |heap| {
        let _ = chain(heap, 5, 2);
        heap.collect();
        assert_eq!(heap.statistics().used_blocks, 5);
        heap.boundary();
        heap.collect();
        assert_eq!(heap.statistics().used_blocks, 0);
    });
}

#[test]
fn structures_deeper_than_the_mark_stack_survive() {
    for word in [1, 3] {
        with_heap(40_000, |heap| {
            let deep = chain(heap, 2000, word).expect("room");
            heap.push(deep.value()).expect("room");
            heap.boundary();
            heap.collect();
            assert_eq!(heap.audit(), Ok(()));
            assert_eq!(heap.statistics().used_blocks, 2000);
        });
    }
}

#[test]
fn a_full_heap_raises_memory_error_and_stays_sound() {
    with_heap(2000, |heap| {
        let mut count = 0;
        while heap.alloc_values(10).map(|r| heap.push(r.value())).is_ok() && count < 60 {
            count += 1;
        }
        while heap.alloc_values(3).is_ok() {
            count += 1;
        }
        assert!(count > 10);
        let raised = heap.take_raised();
        assert_eq!(heap.type_of(raised), Ns::MemoryError.value());
        assert_eq!(heap.audit(), Ok(()));
        heap.cut(0);
        heap.boundary();
        assert!(heap.alloc_values(100).is_ok());
    });
}

#[test]
fn a_locked_heap_refuses_and_recovers() {
    with_heap(2000, |heap| {
        heap.set_lock(1);
        assert!(heap.alloc_values(1).is_err());
        assert_eq!(heap.take_raised(), Value::MEMORY_ERROR);
        heap.set_lock(0);
        assert!(heap.alloc_values(1).is_ok());
        assert_eq!(heap.audit(), Ok(()));
    });
}

#[test]
fn interned_strings_are_one() {
    with_heap(60_000, |heap| {
        let mut names = Vec::new();
        for i in 0..700 {
            let text = std::format!("program_name_{i}");
            names.push((heap.intern(text.as_bytes()).expect("room"), text));
            heap.boundary();
        }
        heap.collect();
        for (name, text) in &names {
            assert_eq!(heap.known_name(text.as_bytes()), Some(*name));
            assert_eq!(heap.name_text(*name).get(heap), text.as_bytes());
        }
        assert_eq!(heap.audit(), Ok(()));
    });
}

proptest! {
    /// Random allocations, links, resizes and frees against a model: everything linked stays as
    /// it was, with and without collecting at every allocation.
    #[test]
    fn random_programs_keep_the_heap_sound(
        steps in proptest::collection::vec((0u8..6, 1usize..40, 0usize..16), 1..200),
        stress: bool,
    ) {
        with_heap(6000, |heap| {
            heap.set_stress(stress);
            heap.reserve(16).expect("room");
            let mut model: [Option<(usize, u32)>; 16] = [None; 16];
            let mut serial = 0;
            for (what, size, slot) in steps {
                match what {
                    0..=2 => if let Ok(r) = heap.alloc_bytes(size * 4) {
                        serial += 1;
                        heap.words_mut(r, 1, size).fill(serial);
                        heap.set_slot(slot, r.value());
                        model[slot] = Some((size, serial));
                    },
                    3 => {
                        heap.set_slot(slot, Value::NONE);
                        model[slot] = None;
                    }
                    4 => if let (Some(r), Some((old, mark))) =
                        (heap.slot(slot).as_ref(), model[slot])
                        && let Ok(moved) = heap.resize(r, size)
                    {
                        heap.set_slot(slot, moved.value());
                        model[slot] = Some((old.min(size), mark));
                    },
                    _ => heap.collect(),
                }
                heap.boundary();
                prop_assert_eq!(heap.audit(), Ok(()));
                for (i, m) in model.iter().enumerate() {
                    if let (Some((n, mark)), Some(r)) = (m, heap.slot(i).as_ref()) {
                        prop_assert!(heap.words(r, 1, *n).iter().all(|w| w == mark));
                    }
                }
            }
            Ok(())
        })?;
    }
}
