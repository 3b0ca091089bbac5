//! Names asked of classes that firmwares have, as `Pin.PULL_DOWN`, which are not there.
//!
//! What is known of classes mixes the ports, so only two things are told: a name that nothing
//! anywhere has and that is almost one of the class, and the constants of classes of which each
//! port's own list is known.

use std::ops::Range;

use super::near::{is_slip, meant};
use crate::catalogue::{BuiltIn, Entry, EntryKind, catalogue};
use crate::names::{Summary, Together};
use crate::{Code, Diagnostic, Severity, Surroundings};

/// Classes whose constants the catalogue has of each port by itself.
const LISTED: [(&str, &str); 2] = [("machine", "ADC"), ("machine", "Pin")];

/// Finds them in a part of a text.
pub(super) fn missing_members(
    text: &str,
    part: &Summary,
    together: &Together<'_>,
    around: &Surroundings,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut ask = |module: &str, class: &str, range: Range<usize>| {
        let name = text.get(range.clone()).unwrap_or_default();
        if !name.starts_with('_') && !together.is_asked_for(name) && !around.is_own(module) {
            found.extend(fault(module, class, name, range, around));
        }
    };
    for used in &part.uses {
        let class = together.member(&used.name);
        let module = together.module(&used.name);
        if class.is_none() && module.is_none() {
            continue;
        }
        for place in used.places.iter().filter(|place| !place.guard.name) {
            let Some(attribute) = &place.attribute else {
                continue;
            };
            if let Some((module, class)) = class {
                ask(module, class, attribute.clone());
            } else if let (Some(module), Some(inner)) = (module, asked_of(text, attribute)) {
                let class = text.get(attribute.clone()).unwrap_or_default();
                ask(module, class, inner);
            }
        }
    }
    for member in part.members.iter().filter(|member| !member.guard.name) {
        if let Some(inner) = asked_of(text, &member.range) {
            let class = text.get(member.range.clone()).unwrap_or_default();
            ask(&member.module, class, inner);
        }
    }
    found
}

/// The name that is asked of what ends here: `PULL_UP` in `machine.Pin.PULL_UP`.
fn asked_of(text: &str, of: &Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(of.end..)?.strip_prefix('.')?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    (length > 0).then(|| of.end + 1..of.end + 1 + length)
}

fn fault(
    module: &str,
    class: &str,
    name: &str,
    range: Range<usize>,
    around: &Surroundings,
) -> Option<Diagnostic> {
    let module = catalogue().long_name(module).unwrap_or(module);
    if name.is_empty() || around.stubs.has(module) {
        return None;
    }
    let thing = BuiltIn::module(module).inner(class);
    let entry = catalogue().entry(&thing)?;
    if entry.kind() != EntryKind::Class || !around.targets.meets_entry(entry) {
        return None;
    }
    let told = |message: String| {
        Diagnostic::new(range.clone(), Code::MissingName, Severity::Error, message)
    };
    match catalogue().entry(&thing.inner(name)) {
        Some(member) => {
            let is_listed = LISTED.contains(&(module, class)) && member.kind() == EntryKind::Value;
            let is_missing = is_listed && !around.targets.meets_entry(member);
            // Of a port without any nobody has made a list.
            let known = catalogue().names_in(&thing, around.targets);
            let has_list = known.iter().any(|it| it.kind() == EntryKind::Value);
            (is_missing && has_list).then(|| {
                let who = catalogue().who_has_entry(member);
                let have = if who.contains(',') { "have" } else { "has" };
                told(format!(
                    "`{class}` has no `{name}` in {}; {who} {have} it",
                    around.called
                ))
            })
        }
        None => {
            let near = near_member(&thing, name, around)?;
            let found = told(format!("`{class}` has no `{name}`; `{near}` is meant?"));
            Some(meant(found, near))
        }
    }
}

/// The one name of the class that is written almost so, if nothing anywhere is called so.
fn near_member(class: &BuiltIn, name: &str, around: &Surroundings) -> Option<&'static str> {
    let is_anywhere = catalogue().entries().iter().any(|it| it.name() == name);
    let all = catalogue().names_in(class, around.targets);
    let mut near = all.iter().map(|it| Entry::name(it));
    let mut near = near.by_ref().filter(|it| is_slip(it, name));
    near.next()
        .filter(|_| !is_anywhere && near.next().is_none())
}

#[cfg(test)]
mod tests {
    use crate::{Surroundings, Targets, analyse_in};

    /// What is missing on a port, as `text: message`.
    fn missing(port: &str, text: &str) -> Vec<String> {
        let around = Surroundings {
            targets: match port {
                "" => Targets::all(),
                port => Targets::of(port, Some(29)).expect("known"),
            },
            called: format!("MicroPython on {port}"),
            ..Surroundings::default()
        };
        let found = analyse_in(text, &around).diagnostics;
        let shown = found
            .into_iter()
            .map(|it| format!("{}: {}", &text[it.range], it.message));
        shown.collect()
    }

    #[test]
    fn constants_of_other_ports_are_told() {
        for (port, constant, who) in [
            ("rp2", "ADC.ATTN_11DB", "esp32"),
            ("stm32", "ADC.WIDTH_12BIT", "esp32"),
            ("esp8266", "Pin.PULL_DOWN", "stm32, rp2, esp32"),
            ("esp32", "Pin.OUT_PP", "stm32"),
            ("rp2", "Pin.DRIVE_0", "esp32"),
        ] {
            let (class, name) = constant.split_once('.').expect("a point");
            let have = if who.contains(',') { "have" } else { "has" };
            let expected = format!(
                "{name}: `{class}` has no `{name}` in MicroPython on {port}; {who} {have} it"
            );
            for text in [
                format!("from machine import {class}\nprint({constant})\n"),
                format!("import machine\nprint(machine.{constant})\n"),
                format!("import machine as m\ndef f():\n    return m.{constant}\nf()\n"),
                format!("def f():\n    import machine\n    return machine.{constant}\nf()\n"),
            ] {
                assert_eq!(missing(port, &text), [expected.as_str()], "{text}");
                assert_eq!(missing("", &text), [""; 0], "{text}");
            }
        }
    }

    #[test]
    fn a_name_that_is_almost_one_of_the_class_is_told_everywhere() {
        for (port, text, meant) in [
            ("", "from machine import Pin\nPin(1, Pin.OUTT)\n", "OUT"),
            (
                "rp2",
                "import machine\nmachine.Pin(1, machine.Pin.OPEN_DRIAN)\n",
                "OPEN_DRAIN",
            ),
            (
                "esp32",
                "from machine import Timer\nTimer(0).init(mode=Timer.PERODIC)\n",
                "PERIODIC",
            ),
        ] {
            let told = missing(port, text);
            assert_eq!(told.len(), 1, "{text} {told:?}");
            assert!(
                told[0].ends_with(&format!("`{meant}` is meant?")),
                "{told:?}"
            );
        }
    }

    #[test]
    fn what_may_be_there_is_left_alone() {
        for text in [
            "from machine import Pin\nPin.DRIVE_7, Pin.AF1_TIM3, Pin.board.X1, Pin.cpu, Pin.IN\n",
            "from machine import UART\nUART.INV_TX, UART.IRQ_RX, UART.SOMETHING\n",
            "from machine import Pin\nif hasattr(Pin, 'OUTT'): Pin.OUTT\n",
            "from machine import Pin\ntry:\n    Pin.PULL_DOWN\nexcept AttributeError:\n    pass\n",
            "import sys\nfrom machine import ADC\nif sys.platform == 'esp32':\n    ADC.ATTN_11DB\n",
            "from machine import Pin\nclass Pin(Pin): OUTT = 1\nPin.OUTT\n",
            "from mine import Pin\nPin.OUTT\n",
            "from machine import Pin\nPin.__name__, Pin._OUT\n",
        ] {
            for port in ["", "stm32", "rp2", "esp32", "esp8266", "unix"] {
                let found = missing(port, text);
                let about = |it: &&String| it.contains("has no");
                assert_eq!(found.iter().find(about), None, "{port} {text}");
            }
        }
    }
}
