//! What could be given to a call: names of arguments, and of pins.

use super::{Completion, CompletionKind};
use crate::callee::{Callee, callee, open_call as call};
use crate::catalogue::catalogue;
use crate::pins::pins;
use crate::{Standpoint, Surroundings};

/// The names of pins, where a string is the first argument of what makes a pin.
pub(super) fn pins_at(
    text: &str,
    start: usize,
    written: &str,
    around: &Surroundings,
    among: Standpoint<'_>,
) -> Option<Vec<Completion>> {
    let before = text.get(..start)?;
    let head = before
        .strip_suffix(['"', '\''])?
        .trim_end()
        .strip_suffix('(')?;
    let callee = callee(text, head.trim_end(), start, among)?;
    let Callee::BuiltIn(thing) = callee else {
        return None;
    };
    let makes_pins = ["machine", "pyb"].contains(&thing.module.trim_start_matches('u'))
        && matches!(
            thing.path.first().map(String::as_str),
            Some("Pin" | "ADC" | "Signal" | "ExtInt")
        )
        && thing.path.len() == 1;
    let all = pins(around.targets).filter(|(name, _)| name.starts_with(written));
    let shown = |(name, of)| Completion::new(name, CompletionKind::Pin, of);
    makes_pins.then(|| all.map(shown).collect())
}

/// The names by which arguments can be given to the call around a byte.
pub(super) fn keywords(text: &str, byte: usize, among: Standpoint<'_>) -> Vec<String> {
    let Some(before) = text.get(..byte) else {
        return Vec::new();
    };
    let Some((open, _)) = call(before) else {
        return Vec::new();
    };
    let head = before[..open].trim_end();
    let given = &before[open..];
    let all = match callee(text, head, byte, among) {
        Some(Callee::BuiltIn(thing)) => {
            let names = catalogue().keywords(&thing).into_iter();
            names.map(str::to_owned).collect()
        }
        Some(Callee::Own { parameters, .. }) => parameters,
        None => Vec::new(),
    };
    let is_given = |name: &String| given.replace(' ', "").contains(&format!("{name}="));
    all.into_iter().filter(|name| !is_given(name)).collect()
}
