//! Sweeping a block table: sixteen blocks at a time, by arithmetic on their pairs of bits.

use crate::LOW;

/// What a sweep freed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Objects.
    pub objects: u32,
    /// Blocks, those of tails among them.
    pub blocks: u32,
}

/// Frees heads and the tails after them; makes marks heads again.
pub fn sweep(states: &mut [u32]) -> Swept {
    let mut swept = Swept::default();
    // 1 when the blocks before this word ended in an object that is being freed: tails at the
    // word's start are its.
    let mut reaches = 0;
    for word in states {
        let (low, high) = (*word & LOW, *word >> 1 & LOW);
        let heads = low & !high;
        let marks = low & high;
        if heads | reaches == 0 {
            *word &= !(marks << 1);
            continue;
        }
        // A tail is two ones here, so 1 added at the first tail after a freed head ripples
        // through all of that object's tails, and out of the word when they go on in the next.
        let tails = high & !low;
        let runs = tails | tails << 1;
        let (rippled, out) = runs.overflowing_add((heads << 2 | reaches) & tails);
        let freed = heads | runs & !rippled & !LOW;
        *word &= !(freed | marks << 1);
        reaches = u32::from(out) | heads >> 30;
        swept.objects += heads.count_ones();
        swept.blocks += freed.count_ones();
    }
    swept
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use proptest::prelude::*;

    use super::{Swept, sweep};

    /// The same, block by block.
    fn slowly(states: &mut [u32]) -> Swept {
        let mut swept = Swept::default();
        let mut freeing = false;
        for word in states {
            for shift in (0..32).step_by(2) {
                match *word >> shift & 3 {
                    0 => freeing = false,
                    1 => {
                        freeing = true;
                        swept.objects += 1;
                    }
                    2 => {}
                    _ => {
                        freeing = false;
                        *word &= !(2 << shift);
                        continue;
                    }
                }
                if freeing {
                    swept.blocks += 1;
                    *word &= !(3 << shift);
                }
            }
        }
        swept
    }

    proptest! {
        #[test]
        fn sixteen_at_a_time_frees_what_one_at_a_time_frees(
            words in proptest::collection::vec(
                prop_oneof![
                    any::<u32>(),
                    Just(0xaaaa_aaaa),
                    Just(0xaaaa_aaa9),
                    Just(0x6aaa_aaab),
                    Just(0),
                ],
                0..12,
            ),
        ) {
            let mut fast: Vec<u32> = words.clone();
            let mut slow = words;
            prop_assert_eq!(sweep(&mut fast), slowly(&mut slow));
            prop_assert_eq!(fast, slow);
        }
    }
}
