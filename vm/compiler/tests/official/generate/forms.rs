//! Programs of forms that are seldom written: every way to decorate, annotate, star, await, import,
//! declare and assign, right and wrong. The forms are tables with holes.

mod tables;

use garter_compiler::{Options, compile};

use super::Dice;
use tables::{HOLES, NAMES, STATEMENTS};

/// Statements are thrown away so many times before one is taken whatever it is.
const TRIES: usize = 12;

/// The program of a seed: half of what a statement would have made wrong is left out.
pub(crate) fn program(seed: u64) -> String {
    let mut dice = Dice::new(seed ^ 0xf0f0_0000_0000_0000);
    let mut arena = vec![0; 1 << 16];
    let mut text = String::new();
    for _ in 0..2 + dice.roll(7) {
        for _ in 0..TRIES {
            let depth = 1 + dice.roll(4) as u32;
            let statement = statement(&mut dice, depth);
            let longer = format!("{text}{statement}");
            let right = compile(longer.as_bytes(), &Options::new(b"f.py"), &mut arena).is_ok();
            if right || dice.chance(4) {
                text = longer;
                break;
            }
        }
    }
    text
}

/// A statement, with what is in it.
pub(super) fn statement(dice: &mut Dice, depth: u32) -> String {
    let form = if depth == 0 {
        dice.pick(&[
            "§n = §n",
            "§n()",
            "pass",
            "return §n",
            "break",
            "yield §n",
            "§n.a",
        ])
    } else {
        dice.pick(&STATEMENTS)
    };
    let mut text = fill(dice, form, depth);
    text.push('\n');
    text
}

/// The form with something in its holes.
fn fill(dice: &mut Dice, form: &str, depth: u32) -> String {
    let mut parts = form.split('§');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        match letters.next() {
            Some('b') => text += &block(dice, depth.saturating_sub(1)),
            Some('e') if depth == 0 => text += dice.pick(&NAMES),
            Some(letter) => {
                let forms = HOLES.iter().find(|(known, _)| *known == letter);
                let form = dice.pick(forms.expect("every hole has a table").1);
                text += &fill(dice, form, depth.saturating_sub(1));
            }
            None => {}
        }
        text += letters.as_str();
    }
    text
}

fn block(dice: &mut Dice, depth: u32) -> String {
    let count = 1 + dice.roll(2);
    let body: String = (0..count).map(|_| statement(dice, depth)).collect();
    body.lines().map(|line| format!(" {line}\n")).collect()
}
