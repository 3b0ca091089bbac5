//! Arithmetic on limbs against `i128` and against identities that hold for numbers of any length.

use std::string::String;
use std::vec;
use std::vec::Vec;

use proptest::prelude::*;

use super::bitwise::{Bitwise, bitwise};
use super::limbs::*;
use super::multiply::{multiply, schoolbook, scratch_len};
use super::{divide, radix};

fn limbs(mut n: u128) -> Vec<u32> {
    let mut v = vec![];
    while n > 0 {
        v.push(n as u32);
        n >>= 32;
    }
    v
}

fn number(v: &[u32]) -> u128 {
    v.iter().rev().fold(0, |n, x| n << 32 | u128::from(*x))
}

fn any_limbs(most: usize) -> impl Strategy<Value = Vec<u32>> {
    let limb = prop_oneof![any::<u32>(), Just(0), Just(u32::MAX), Just(1 << 31)];
    prop::collection::vec(limb, 0..most)
}

fn product(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut target = vec![0; a.len() + b.len()];
    let mut scratch = vec![0xdead; scratch_len(a.len(), b.len())];
    multiply(&mut target, a, b, &mut scratch);
    target
}

proptest! {
    #[test]
    fn sums_and_differences_agree_with_i128(a in any::<u64>(), b in any::<u64>()) {
        let (x, y) = (u128::from(a), u128::from(b));
        let (lx, ly) = (limbs(x), limbs(y));
        let mut sum = vec![0; lx.len().max(ly.len())];
        let carry = add(&mut sum, &lx, &ly);
        sum.push(carry);
        prop_assert_eq!(number(&sum), x + y);
        let (big, small) = if x < y { (&ly, &lx) } else { (&lx, &ly) };
        let mut rest = vec![0; big.len()];
        subtract(&mut rest, big, small);
        prop_assert_eq!(number(&rest), x.abs_diff(y));
    }

    #[test]
    fn shifts_agree_with_u128(a in any::<u64>(), shift in 0usize..64) {
        let lx = limbs(u128::from(a));
        let mut left = vec![0; lx.len() + shift / 32 + 1];
        shift_left(&mut left, &lx, shift);
        prop_assert_eq!(number(&left), u128::from(a) << shift);
        let mut right = vec![0; lx.len()];
        let lost = shift_right(&mut right, &lx, shift);
        prop_assert_eq!(number(&right), u128::from(a) >> shift);
        prop_assert_eq!(lost, a >> shift << shift != a);
    }

    #[test]
    fn bit_operations_agree_with_i128(a in any::<i64>(), b in any::<i64>()) {
        let parts = |x: i64| (limbs(u128::from(x.unsigned_abs())), x < 0);
        let ((la, na), (lb, nb)) = (parts(a), parts(b));
        for (op, want) in [(Bitwise::And, a & b), (Bitwise::Or, a | b), (Bitwise::Xor, a ^ b)] {
            let mut target = vec![0; la.len().max(lb.len()) + 1];
            let negative = bitwise(op, &mut target, (&la, na), (&lb, nb));
            let got = number(&target) as i128;
            prop_assert_eq!(if negative { -got } else { got }, i128::from(want));
        }
    }

    #[test]
    fn fast_multiplication_agrees_with_schoolbook(a in any_limbs(260), b in any_limbs(260)) {
        let mut want = vec![0; a.len() + b.len()];
        schoolbook(&mut want, &a, &b);
        prop_assert_eq!(product(&a, &b), want);
    }

    #[test]
    fn quotient_times_divisor_plus_remainder_is_the_dividend(
        u in any_limbs(40), v in any_limbs(12)
    ) {
        let (u, v) = (trim(&u), trim(&v));
        prop_assume!(v.len() >= 2 && u.len() >= v.len());
        let mut q = vec![0; u.len() - v.len() + 1];
        let mut r = vec![0; v.len()];
        let mut scratch = vec![0xdead; divide::scratch_len(u.len(), v.len())];
        divide::divide(&mut q, &mut r, u, v, &mut scratch);
        prop_assert!(compare(&r, v).is_lt());
        let mut back = product(&q, v);
        back.push(0);
        add_to(&mut back, &r);
        prop_assert!(compare(&back, u).is_eq());
    }

    #[test]
    fn digits_round_trip_in_every_base(a in any_limbs(30), base in 2u32..=36) {
        let mut text = vec![b'!'; radix::digits_for(bit_length(&a), base)];
        let start = radix::write(&mut text, &mut a.clone(), base, false);
        let text = &text[start..];
        prop_assert!(text.len() == 1 || text[0] != b'0');
        let mut back = vec![0; radix::limbs_for(text.len(), base)];
        let used = radix::parse(&mut back, text, base);
        prop_assert!(compare(&back[..used], &a).is_eq());
    }

    #[test]
    fn long_numbers_have_the_digits_of_short_rounds(a in any_limbs(200)) {
        let room = radix::digits_for(bit_length(&a), 10);
        let (mut plain, mut long) = (vec![b'!'; room], vec![b'!'; room]);
        let start = radix::write(&mut plain, &mut a.clone(), 10, false);
        let mut scratch = vec![0xdead; radix::scratch_len(a.len())];
        let begin = radix::write_long(&mut long, &mut a.clone(), &mut scratch);
        prop_assert_eq!(&plain[start..], &long[begin..]);
    }

    #[test]
    fn decimal_text_agrees_with_u128(a in any::<u128>()) {
        let mut text = vec![0; radix::digits_for(128, 10)];
        let start = radix::write(&mut text, &mut limbs(a), 10, false);
        prop_assert_eq!(String::from_utf8_lossy(&text[start..]), std::format!("{a}"));
    }
}

fn shown(x: f64, code: u8, precision: usize) -> String {
    let text = super::notation::Notation::of(x, code, precision, Default::default());
    String::from_utf8_lossy(text.get()).into_owned()
}

#[test]
fn floats_are_written_as_micropython_writes_them() {
    // What MicroPython 1.27 printed.
    for (x, code, precision, want) in [
        (1.5, b'f', 6, "1.500000"),
        (0.0001, b'g', 6, "0.0001"),
        (1e-5, b'g', 6, "1e-05"),
        (123456789.0, b'g', 6, "1.23457e+08"),
        (100000.0, b'g', 6, "100000"),
        (2.5, b'f', 0, "3"),
        (0.5, b'f', 0, "1"),
        (0.49999999999999994, b'f', 0, "0"),
        (0.25, b'f', 1, "0.3"),
        (0.35, b'f', 1, "0.3"),
        (1.005, b'f', 2, "1.00"),
        (99.95, b'f', 1, "100.0"),
        (0.00012345, b'e', 3, "1.234e-04"),
        (0.0, b'e', 3, "0.000e+00"),
        (0.0, b'f', 2, "0.00"),
        (1e22, b'f', 6, "10000000000000000000000.000000"),
        (1e29, b'f', 6, "1e+29"),
        (0.1, b'f', 20, "0.10000000000000000000"),
        (0.30000000000000004, b'f', 18, "0.300000000000000040"),
        (1.5, b'f', 100, "1.50000000000000000000000000000"),
        (1e-10, b'f', 25, "0.0000000001000000000000000"),
        (1e-10, b'f', 3, "0.000"),
        (0.0625, b'f', 3, "0.063"),
        (999999.5, b'g', 6, "1e+06"),
        (123456.789, b'g', 40, "123456.789"),
        (0.125, b'G', 2, "0.13"),
        (1e-10, b'G', 6, "1E-10"),
    ] {
        assert_eq!(shown(x, code, precision), want, "{x} {}", code as char);
    }
}

proptest! {
    #[test]
    fn shown_digits_read_as_the_same_float_and_are_those_of_16_or_17(bits in any::<u64>()) {
        let x = f64::from_bits(bits).abs();
        prop_assume!(x.is_normal());
        let shown = super::decimal::Digits::shown(x, false);
        prop_assert_eq!(shown.value(), x);
        let sixteen = super::decimal::Digits::of(x, 16);
        let want = if sixteen.value() == x { sixteen } else { super::decimal::Digits::of(x, 17) };
        // Where both neighbours of so many digits are equally near, either may be shown.
        let count = want.get().len();
        let exact = super::decimal::Digits::of(x, 60);
        let tie = exact.get()[count] == b'5' && exact.get()[count + 1..].iter().all(|d| *d == b'0');
        prop_assert!(shown.trimmed() == want.trimmed() || tie);
        prop_assert_eq!(shown.exponent, want.exponent);
    }

    #[test]
    fn rounding_agrees_with_the_standard_library_but_for_ties(x in 1e-6f64..1e9, p in 0usize..6) {
        let want = std::format!("{x:.p$}");
        let got = shown(x, b'f', p);
        if got != want {
            // Half to even there, away from zero here.
            let doubled = x * 10f64.powi(p as i32) * 2.0;
            prop_assert_eq!(doubled.fract(), 0.0, "{} {}", got, want);
        }
    }
}

#[test]
fn shown_digits_of_ties_and_powers_of_two_are_those_of_the_oracle() {
    let text = |x| {
        let digits = super::decimal::Digits::shown(x, false);
        std::string::String::from_utf8_lossy(digits.trimmed()).into_owned()
    };
    // Halfway between two numbers of 16 digits that both read as the same float.
    assert_eq!(
        text(f64::from_bits(14054070871725242754)),
        "9179542445832163"
    );
    // The nearest number of 16 digits is read as the float below.
    assert_eq!(text(2f64.powi(-44)), "56843418860808015");
}

#[test]
#[allow(
    clippy::approx_constant,
    clippy::excessive_precision,
    reason = "results, not constants"
)]
fn powers_and_logarithms_are_correctly_rounded() {
    // Worked out with 60 digits.
    for (x, y, want) in [
        (56.065, 14.513, 2.392018189582452e+25),
        (71.569, 26.553, 1.7721952675493286e+49),
        (66.593, 25.343, 1.6261121998768536e+46),
        (2.62, -2.057, 0.13789681765275363),
        (84.903, 8.943, 1.779748811341164e+17),
        (81.082, -23.207, 5.007145688210951e-45),
        (42.222, -15.207, 1.9073546257319987e-25),
        (48.943, 4.4430000000000005, 32158462.339775108),
        (1.19, -16.997, 0.051991015135947095),
        (25.161, 24.983, 9.871543625971625e+34),
        (68.918, -20.417, 2.9292872661181714e-38),
        (71.745, -21.667, 6.173941892309738e-41),
        (55.575, -22.397, 8.316382956457633e-40),
        (0.17, 22.283, 7.113663455993049e-18),
        (2.0, 2.5, 5.656854249492381),
        (0.5, -1022.5, 6.355805030768232e+307),
        (1.0000000000000002, 1e+17, 4398196873.9457445),
    ] {
        assert_eq!(garter_bytecode::real::power::power(x, y), want, "{x} {y}");
    }
    for (x, natural, binary) in [
        (0.1, -2.3025850929940455, -3.321928094887362),
        (0.7, -0.35667494393873245, -0.5145731728297583),
        (0.999, -0.0010005003335835344, -0.0014434168696687186),
        (
            0.9999999999999999,
            -1.1102230246251565e-16,
            -1.6017132519074588e-16,
        ),
        (
            1.0000000000000002,
            2.2204460492503128e-16,
            3.203426503814917e-16,
        ),
        (1.001, 0.0009995003330834232, 0.0014419741739063218),
        (1.5, 0.4054651081081644, 0.5849625007211562),
        (2.0, 0.6931471805599453, 1.0),
        (3.0, 1.0986122886681098, 1.584962500721156),
        (10.0, 2.302585092994046, 3.321928094887362),
        (1e-310, -713.8013788281542, -1029.7977094150824),
        (1e+300, 690.7755278982137, 996.5784284662087),
        (123.456, 4.815884817283264, 6.947853143387016),
        (5e-324, -744.4400719213812, -1074.0),
        (0.123456789, -2.091864070778393, -3.0179219211257875),
        (1.9921875, 0.689233281238809, 0.9943534368588579),
        (1.9999, 0.6930971793099037, 0.9999278634445267),
    ] {
        assert_eq!(super::elementary::log(x), natural, "{x}");
        assert_eq!(super::elementary::log2(x), binary, "{x}");
    }
}

proptest! {
    #[test]
    fn powers_are_within_a_unit_of_the_last_place(x in -50.0f64..50.0, n in -60i32..60) {
        prop_assume!(x.abs() > 1e-3);
        let (got, want) = (garter_bytecode::real::power::power(x, f64::from(n)), x.powf(f64::from(n)));
        prop_assert!((got - want).abs() <= want.abs() * 2.3e-16, "{} {}", got, want);
    }
}

#[test]
fn powers_of_ten_are_the_floats_nearest_to_them() {
    for n in -130i32..=130 {
        let want: f64 = std::format!("1e{n}").parse().expect("a number");
        assert_eq!(
            garter_bytecode::real::power::power(10.0, f64::from(n)),
            want,
            "{n}"
        );
    }
}

#[test]
#[allow(clippy::approx_constant, reason = "a result, not a constant")]
fn exponentials_are_the_floats_cpython_gives() {
    // What CPython 3.11's math.exp gave.
    for (x, want) in [
        (1.0, 2.718281828459045),
        (-1.0, 0.36787944117144233),
        (0.5, 1.6487212707001282),
        (2.0, 7.38905609893065),
        (10.0, 22026.465794806718),
        (-10.0, 4.5399929762484854e-05),
        (0.1, 1.1051709180756477),
        (1e-05, 1.00001000005),
        (100.5, 4.4319559098458955e+43),
        (-300.25, 4.009422364622857e-131),
        (3.7, 40.4473043600674),
        (0.0, 1.0),
        (-0.3, 0.7408182206817179),
        (650.125, 2.2166649147901708e+282),
        (0.3333333333333333, 1.3956124250860895),
    ] {
        assert_eq!(garter_bytecode::real::exponential::exp(x), want, "{x}");
    }
}

#[expect(
    clippy::excessive_precision,
    reason = "the digits are those of the exact value"
)]
#[test]
fn a_tie_in_the_seventeenth_digit_goes_up() {
    // What MicroPython 1.27 printed.
    let shown = super::decimal::Digits::shown(1_494_524_207_960_319.25, false);
    assert_eq!(shown.trimmed(), b"14945242079603193");
}
