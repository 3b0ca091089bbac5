//! Dates of files: seconds since 1970 to the two words of a FAT directory entry, and back.

/// Days from 1970-01-01 to 1980-01-01, from which FAT counts years.
const DAYS_TO_1980: u32 = 3652;
/// FAT has 7 bits for the year.
const LAST_YEAR: u32 = 127;

fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether the year so many after 1980 is a leap year: 2100, the only exception that FAT can
/// say, is told apart.
fn leap(year: u32) -> bool {
    year.is_multiple_of(4) && year != 120
}

/// Date and time words for a moment; 1980-01-01 for what is before.
pub(crate) fn to_fat(seconds: u64) -> (u16, u16) {
    let days = (seconds / 86_400).min(u64::from(u32::MAX)) as u32;
    let of_day = (seconds % 86_400) as u32;
    let Some(mut days) = days.checked_sub(DAYS_TO_1980) else {
        return (0x21, 0);
    };
    let (mut year, mut month) = (0, 1);
    while year < LAST_YEAR && days >= 365 + u32::from(leap(year)) {
        days -= 365 + u32::from(leap(year));
        year += 1;
    }
    while month < 12 && days >= days_in_month(year, month) {
        days -= days_in_month(year, month);
        month += 1;
    }
    let date = year << 9 | month << 5 | (days.min(30) + 1);
    let time = (of_day / 3600) << 11 | (of_day / 60 % 60) << 5 | (of_day % 60 / 2);
    (date as u16, time as u16)
}

/// The moment that date and time words say; 0 when they say none.
pub(crate) fn from_fat(date: u16, time: u16) -> u64 {
    let (date, time) = (u32::from(date), u32::from(time));
    let (year, month, day) = (date >> 9, date >> 5 & 15, date & 31);
    if !(1..=12).contains(&month) || day == 0 {
        return 0;
    }
    let days = DAYS_TO_1980
        + (0..year).map(|y| 365 + u32::from(leap(y))).sum::<u32>()
        + (1..month).map(|m| days_in_month(year, m)).sum::<u32>()
        + (day - 1);
    let of_day = (time >> 11) * 3600 + (time >> 5 & 63) * 60 + (time & 31) * 2;
    u64::from(days) * 86_400 + u64::from(of_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `date -u -d '2026-11-21 03:07:54' +%s`, `... '2000-02-29' ...`, `... '2100-03-01' ...`
    #[test]
    fn dates_are_those_of_the_calendar() {
        for (seconds, date, time) in [
            (
                1_795_230_474,
                (46 << 9) | (11 << 5) | 21,
                (3 << 11) | (7 << 5) | 27,
            ),
            (951_782_400, (20 << 9) | (2 << 5) | 29, 0),
            (4_107_542_400, (120 << 9) | (3 << 5) | 1, 0),
            (315_532_800, 0x21, 0),
        ] {
            assert_eq!(to_fat(seconds), (date, time));
            assert_eq!(from_fat(date, time), seconds);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_words_and_any_moments_are_survived(seconds: u64, date: u16, time: u16) {
            let _ = from_fat(date, time);
            let (date, time) = to_fat(seconds);
            let back = from_fat(date, time);
            let between = 315_532_800..4_354_819_200;
            if between.contains(&seconds) {
                proptest::prop_assert_eq!(back, seconds & !1);
            }
        }
    }
}
