//! What functions are handed to, and when that runs them.

use super::Context;
use crate::behaviour::{Handing, Meaning, Program, Receiver, Target, Way};

/// What a function is handed to.
pub(super) struct Taker {
    pub(super) context: Context,
    /// How many arguments the board gives, when that is known.
    pub(super) arguments: Option<usize>,
    /// What it becomes.
    pub(super) what: &'static str,
}

/// What a handler is handed to; none when that is not known to be an interrupt or the like.
pub(super) fn taker(program: &Program<'_>, part: usize, handing: &Handing) -> Option<Taker> {
    let made_by = |receiver| {
        let target = program.maker(receiver)?;
        match program.meaning(part, target) {
            Some(Meaning::Member(module, name)) => Some((plain(module), name.as_str())),
            // The channel of a timer belongs to the timer's module.
            None => match target {
                Target::Of(inner, name) if name == "channel" => {
                    match program.meaning(part, program.maker(inner)?)? {
                        Meaning::Member(module, name) => Some((plain(module), name.as_str())),
                        _ => None,
                    }
                }
                _ => None,
            },
            _ => None,
        }
    };
    let receiver = match &handing.to {
        Target::Of(receiver, _) => Some(receiver),
        _ => None,
    };
    let maker = receiver.and_then(made_by);
    let called = match program.meaning(part, &handing.to) {
        Some(Meaning::Member(module, name)) => Some((plain(module), name.as_str())),
        Some(Meaning::MethodOf(..)) | None => None,
        // A method of the project itself.
        Some(_) => return None,
    };
    let by_word = match handing.hard {
        Some(true) => Context::Hard,
        _ => Context::Soft,
    };
    let taken = |context, arguments, what| {
        Some(Taker {
            context,
            arguments,
            what,
        })
    };
    match handing.way {
        Way::Schedule => match called? {
            ("micropython", "schedule") => taken(Context::Soft, Some(1), "a scheduled function"),
            _ => None,
        },
        Way::ExtInt => match called? {
            ("pyb", "ExtInt") => taken(Context::Hard, Some(1), "the callback of an ExtInt"),
            _ => None,
        },
        Way::Irq => match maker {
            Some(("bluetooth", _)) => taken(Context::Soft, Some(2), "the handler of BLE events"),
            Some(("machine", "Pin")) => taken(by_word, Some(1), "the handler of a pin"),
            _ if is_own_object(program, part, receiver) => None,
            _ => taken(by_word, None, "an interrupt handler"),
        },
        Way::Timer => match called.or(maker)? {
            ("pyb", "Timer") => taken(Context::Hard, Some(1), "the callback of a Timer"),
            ("machine", "Timer") => taken(by_word, Some(1), "the callback of a Timer"),
            _ => None,
        },
        Way::Callback => match maker? {
            ("pyb", "Timer") => taken(Context::Hard, Some(1), "the callback of a Timer"),
            ("pyb", "Switch") => taken(Context::Hard, Some(0), "the callback of the switch"),
            _ => None,
        },
        Way::Second => match maker? {
            ("pyb", "RTC") => taken(Context::Hard, Some(1), "the callback of the clock"),
            ("pyb", "CAN") => taken(Context::Hard, Some(2), "the callback of the CAN bus"),
            _ => None,
        },
    }
}

/// The name of a module without the `u` that some have in front.
fn plain(module: &str) -> &str {
    match module {
        "umachine" => "machine",
        "ubluetooth" => "bluetooth",
        other => other,
    }
}

/// Whether something is an object of a class of the text.
fn is_own_object(program: &Program<'_>, part: usize, receiver: Option<&Receiver>) -> bool {
    let Some(receiver) = receiver else {
        return true;
    };
    if matches!(receiver, Receiver::Myself(_)) {
        return true;
    }
    let made = program.maker(receiver);
    made.is_some_and(|target| {
        matches!(
            program.meaning(part, target),
            Some(Meaning::Class(_) | Meaning::Function(_) | Meaning::Method(_))
        )
    })
}
