//! The length of a bit on a CAN bus, in parts of the clock.

/// The clock that the controllers divide, in Hz.
const CLOCK: i64 = 42_000_000;

/// Whether the chip can be set to these: prescaler, jump width, and the parts of a bit before and
/// after the sample.
pub(super) fn is_possible([prescaler, jump, before, after]: [i32; 4]) -> bool {
    (1..=1024).contains(&prescaler)
        && (1..=4).contains(&jump)
        && (1..=16).contains(&before)
        && (1..=8).contains(&after)
}

/// Prescaler and both parts of a bit for a rate, within a thousandth, with the sample within a
/// hundredth of where it shall be.
pub(super) fn find(rate: i32, sample: i32) -> Option<[i32; 3]> {
    let rate = i64::from(rate);
    for after in 1..=8 {
        for before in 1..=16 {
            let parts = i64::from(1 + before + after);
            let at = i64::from(1 + before) * 100 / parts;
            if (at - i64::from(sample)).abs() > 1 {
                continue;
            }
            let prescaler = CLOCK / (rate * parts).max(1);
            if !(1..=1024).contains(&prescaler) {
                continue;
            }
            let real = CLOCK / (prescaler * parts);
            if (real - rate).abs() * 1000 <= rate {
                return Some([prescaler as i32, before, after]);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_rates_are_found_and_impossible_ones_not() {
        for rate in [125_000, 250_000, 500_000, 1_000_000] {
            let [prescaler, before, after] = find(rate, 75).expect("it can be had");
            assert!(is_possible([prescaler, 1, before, after]));
            assert_eq!(42_000_000 / (prescaler * (1 + before + after)), rate);
        }
        assert_eq!(find(0x7fff_ffff, 75), None);
        assert_eq!(find(-5, 75), None);
        assert_eq!(find(500_000, 5), None);
    }
}
