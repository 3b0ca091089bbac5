//! How little memory is enough, found by trying.

/// Tries above the least that fits, and how far apart they are: one of so many parts of it.
const TRIES: usize = 6;
const PARTS: usize = 48;
/// Times that more is looked for above a figure that did not hold.
const ROUNDS: usize = 4;

/// The number, nearly, from which on it `fits`, up to `most`; a good guess saves tries.
///
/// Memory that is in pieces may not do where a little less did, because the pieces lie
/// differently: such a figure is no good, so some greater ones are tried too.
pub fn least_memory(guess: usize, most: usize, mut fits: impl FnMut(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, guess.clamp(256, most));
    while high < most && !fits(high) {
        low = high;
        high = (high + high / 2).min(most);
    }
    if low == 0 {
        // Not much less, if the guess is good.
        let near = high - high / 4;
        if fits(near) {
            high = near;
        } else {
            low = near;
        }
    }
    high = between(low, high, &mut fits);
    for _ in 0..ROUNDS {
        let step = high / PARTS;
        let above = |n: usize| (high + n * step).min(most);
        match (1..=TRIES).rev().map(above).find(|more| !fits(*more)) {
            Some(low) if low < most => high = between(low, (low + step).min(most), &mut fits),
            _ => break,
        }
    }
    high
}

/// The least that fits, nearly, between one that does not and one that does.
fn between(mut low: usize, mut high: usize, fits: &mut impl FnMut(usize) -> bool) -> usize {
    while high - low > (high / 256).max(16) {
        let middle = low + (high - low) / 2;
        if fits(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::least_memory;

    #[test]
    fn the_least_that_fits_is_found_from_any_guess() {
        for guess in [0, 500, 5_000, 60_000, 1_000_000] {
            let found = least_memory(guess, 100_000, |free| free >= 12_345);
            assert!((12_345..12_345 + 64).contains(&found), "{guess} {found}");
        }
        assert_eq!(least_memory(500, 10_000, |_| false), 10_000);
    }

    #[test]
    fn a_figure_holds_for_more_memory_too() {
        let fits = |free: usize| (12_000..12_600).contains(&free) || free >= 13_000;
        let found = least_memory(12_100, 100_000, fits);
        assert!((13_000..13_064).contains(&found), "{found}");
    }
}
