//! Names asked of classes that firmwares have, as `Pin.PULL_DOWN`, which are not there.
//!
//! What is known of classes mixes the ports, so only two things are told: a name that nothing
//! anywhere has and that is almost one of the class, and what a port surely lacks of a class of
//! which its own list is known.

use std::ops::Range;

use super::near::{is_respelled, is_slip, meant};
use crate::behaviour::Program;
use crate::catalogue::{BuiltIn, Entry, EntryKind, catalogue};
use crate::names::{Summary, Together, Used};
use crate::{Code, Diagnostic, Severity, Surroundings};

/// Finds them in a part of a text.
pub(super) fn missing_members(
    text: &str,
    part: &Summary,
    used: &[Used<'_, '_>],
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
    for used in used {
        let Some(bound) = used.bound else { continue };
        let (class, module) = (bound.member, bound.module);
        if class.is_none() && module.is_none() {
            continue;
        }
        for place in used.uses.places.iter().filter(|place| !place.guard.name) {
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

/// Finds constants that are asked of objects of classes that firmwares have, and are not there.
pub(crate) fn missing_of_objects(
    text: &str,
    used: &[Used<'_, '_>],
    together: &Together<'_>,
    around: &Surroundings,
    program: &Program<'_>,
) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for used in used {
        let mut places = used.uses.places.iter();
        if !places.any(|place| place.attribute.is_some()) {
            continue;
        }
        let Some((module, class)) = program.made_of(&used.uses.name) else {
            continue;
        };
        let places = used.uses.places.iter().filter(|place| !place.guard.name);
        for attribute in places.filter_map(|place| place.attribute.clone()) {
            let name = text.get(attribute.clone()).unwrap_or_default();
            // What is called is known better where calls are; what is given may be anything.
            let rest = text.get(attribute.end..).unwrap_or_default().trim_start();
            let is_read =
                !rest.starts_with('(') && (!rest.starts_with('=') || rest.starts_with("=="));
            let is_constant = name.starts_with(|c: char| c.is_ascii_uppercase())
                && !name.contains(|c: char| c.is_ascii_lowercase());
            if is_read && is_constant && !together.is_asked_for(name) && !around.is_own(module) {
                all.extend(fault(module, class, name, attribute, around));
            }
        }
    }
    all
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
    match catalogue().entry(&thing.inner(name)) {
        Some(member) => lacking(&thing, member, range, around),
        None => {
            let near = near_member(&thing, name, around)?;
            let message = format!("`{class}` has no `{name}`; `{near}` is meant?");
            let code = Code::MissingName;
            let found = Diagnostic::new(range, code, Severity::Error, message);
            Some(meant(found, near))
        }
    }
}

/// What other ports have of a class, and the targets surely do not.
pub(super) fn lacking(
    class: &BuiltIn,
    member: &Entry,
    range: Range<usize>,
    around: &Surroundings,
) -> Option<Diagnostic> {
    let lacks = catalogue().lacks(class, member, around.targets);
    if !lacks || around.stubs.has(&class.module) {
        return None;
    }
    let name = member.name();
    let instead = catalogue().instead(class, name, around.targets);
    let who = catalogue().who_has_entry(member);
    let have = if who.contains(',') { "have" } else { "has" };
    let class = class.path.last()?;
    let called = &around.called;
    let mut message = format!("`{class}` has no `{name}` in {called}; {who} {have} it");
    if let Some(instead) = instead {
        message.push_str(&format!(", `{instead}` does the same"));
    }
    let found = Diagnostic::new(range, Code::MissingName, Severity::Error, message);
    Some(match instead {
        Some(instead) => meant(found, instead),
        None => found,
    })
}

/// The one name of the class that is written almost so, if nothing anywhere is called so.
fn near_member(class: &BuiltIn, name: &str, around: &Surroundings) -> Option<&'static str> {
    let is_anywhere = catalogue().entries().iter().any(|it| it.name() == name);
    let all = catalogue().names_in(class, around.targets);
    let mut near = all.iter().map(|it| Entry::name(it));
    let mut near = near
        .by_ref()
        .filter(|it| is_slip(it, name) || is_respelled(it, name));
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
        for (port, constant, who, instead) in [
            ("rp2", "ADC.ATTN_11DB", "esp32", ""),
            ("stm32", "ADC.WIDTH_12BIT", "esp32", ""),
            ("esp8266", "Pin.PULL_DOWN", "stm32, rp2, esp32", ""),
            ("esp32", "Pin.OUT_PP", "stm32", "OUT"),
            ("rp2", "Pin.DRIVE_0", "esp32", ""),
            ("esp8266", "Pin.high", "stm32, rp2", "on"),
            ("rp2", "UART.INV_RTS", "esp32", ""),
        ] {
            let (class, name) = constant.split_once('.').expect("a point");
            let have = if who.contains(',') { "have" } else { "has" };
            let mut expected = format!(
                "{name}: `{class}` has no `{name}` in MicroPython on {port}; {who} {have} it"
            );
            if !instead.is_empty() {
                expected.push_str(&format!(", `{instead}` does the same"));
            }
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
            ("", "from machine import Pin\nPin(1, Pin.Out)\n", "OUT"),
            (
                "",
                "from machine import Timer\nTimer(0).init(mode=Timer.ONESHOT)\n",
                "ONE_SHOT",
            ),
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
    fn a_constant_asked_of_an_object_is_told_where_none_is_called_so() {
        let wlan = "import network\nwlan = network.WLAN(0)\n";
        for (rest, wanted) in [
            ("def f():\n    return wlan.SEC_WPAX\nf()\n", 1),
            ("print(wlan.SEC_WPA2, wlan.PM_NONE)\n", 0),
            ("wlan.SEC_WPAX = 1\n", 0),
            (
                "if hasattr(wlan, 'SEC_WPAX'):\n    print(wlan.SEC_WPAX)\n",
                0,
            ),
            ("wlan = other()\nprint(wlan.SEC_WPAX)\n", 0),
        ] {
            let found = missing("", &format!("{wlan}{rest}"));
            let found = found.iter().filter(|it| it.starts_with("SEC_WPAX"));
            assert_eq!(found.count(), wanted, "{rest}");
        }
    }

    #[test]
    fn methods_and_constants_of_other_ports_are_told_of_objects_too() {
        for (port, text, told) in [
            (
                "esp32",
                "from machine import Pin\np = Pin(1)\np.high()\n",
                "high: `Pin`",
            ),
            (
                "esp32",
                "from machine import Pin\ndef f():\n    p = Pin(1)\n    p.high()\nf()\n",
                "high: `Pin`",
            ),
            (
                "stm32",
                "from machine import Pin\nclass A:\n    def __init__(self):\n        self.p = Pin(1)\n    def f(self):\n        self.p.toggle()\n",
                "toggle: `Pin`",
            ),
            (
                "rp2",
                "import machine\nu = machine.UART(0)\nu.readchar()\n",
                "readchar: `UART`",
            ),
            (
                "rp2",
                "import network\nprint(network.WLAN.SEC_WPA2)\n",
                "SEC_WPA2: `WLAN`",
            ),
            (
                "rp2",
                "import network\nwlan = network.WLAN(0)\nprint(wlan.SEC_WPA2)\n",
                "SEC_WPA2: `WLAN`",
            ),
            (
                "rp2",
                "from machine import ADC\na = ADC(26)\nprint(a.read())\n",
                "read: `ADC`",
            ),
            (
                "stm32",
                "from machine import RTC\nRTC().irq(trigger=0)\n",
                "irq: `RTC`",
            ),
        ] {
            let found = missing(port, text);
            assert_eq!(found.len(), 1, "{text} {found:?}");
            assert!(found[0].starts_with(told), "{found:?}");
            assert_eq!(missing("", text), [""; 0], "{text}");
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
            "from machine import Pin\np = Pin(1)\nif hasattr(p, 'toggle'): p.toggle()\n",
            "from machine import Pin\np = Pin(1)\nif hasattr(p, 'high'):\n    f = 1\nelse:\n    p.high()\n",
            "from machine import Pin\np = Pin(1)\ntry:\n    p.high()\nexcept AttributeError:\n    p.on()\n",
            "import sys\nfrom machine import Pin\np = Pin(1)\nif sys.platform == 'rp2':\n    p.high()\n",
            "from machine import Pin\nclass Mine(Pin):\n    def high(self): self.on()\np = Mine(1)\np.high()\n",
            "from machine import Pin\np = Pin(1)\np = other(p)\np.high()\ndef other(p): return p\n",
            "import network\nw = network.LAN()\nw.config('mac')\nw.deinit()\n",
        ] {
            for port in ["", "stm32", "rp2", "esp32", "esp8266", "unix"] {
                let found = missing(port, text);
                let about = |it: &&String| it.contains("has no");
                assert_eq!(found.iter().find(about), None, "{port} {text}");
            }
        }
    }
}
