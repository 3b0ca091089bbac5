//! Where a function is handed to the board, to be called by an interrupt or by the scheduler.

use std::ops::Range;

use super::Target;
use super::argument::{Argument, value_of};

use crate::tree::{NodeId, Tree};

/// By what call a function is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// `x.irq(handler)`
    Irq,
    /// `x.callback(f)`
    Callback,
    /// `Timer(..., callback=f)`, `x.init(callback=f)`, `x.channel(..., callback=f)`
    Timer,
    /// `ExtInt(pin, mode, pull, f)`
    ExtInt,
    /// `rtc.wakeup(ms, f)`, `can.rxcallback(fifo, f)`
    Second,
    /// `schedule(f, x)`
    Schedule,
}

/// A function is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Handing {
    pub(crate) way: Way,
    /// What it is handed to.
    pub(crate) to: Target,
    /// What is handed over.
    pub(crate) handler: Target,
    /// Where that is written.
    pub(crate) range: Range<usize>,
    /// Whether it is called there, so that its result is handed over.
    pub(crate) is_called: bool,
    /// What `hard=` says.
    pub(crate) hard: Option<bool>,
}

/// By what call something of this name takes a function, the name of the argument, and its place.
pub(super) fn way(name: &str, is_method: bool) -> Option<(Way, &'static str, Option<usize>)> {
    Some(match name {
        "irq" if is_method => (Way::Irq, "handler", Some(0)),
        "callback" if is_method => (Way::Callback, "fun", Some(0)),
        "init" | "Timer" | "channel" => (Way::Timer, "callback", None),
        "ExtInt" => (Way::ExtInt, "callback", Some(3)),
        "wakeup" => (Way::Second, "callback", Some(1)),
        "rxcallback" => (Way::Second, "fun", Some(1)),
        "schedule" => (Way::Schedule, "func", Some(0)),
        _ => return None,
    })
}

/// What is handed over by a call, as far as the name of what is called says.
pub(super) fn handing<'t>(
    to: &Target,
    arguments: impl Iterator<Item = Argument<'t>> + Clone,
) -> Option<(Way, NodeId)> {
    let name = match to {
        Target::Global(name) | Target::Member { name, .. } | Target::Of(_, name) => name,
        Target::Local(_) => return None,
    };
    let (way, name, place) = way(name, matches!(to, Target::Of(..)))?;
    Some((way, value_of(arguments, name, place)?))
}

/// What `hard=` says: `True` or `False`, not a name.
pub(super) fn hardness<'t>(
    tree: &Tree<'t>,
    arguments: impl Iterator<Item = Argument<'t>> + Clone,
) -> Option<bool> {
    let value = value_of(arguments, "hard", None)?;
    match tree.text(value) {
        "True" | "1" => Some(true),
        "False" | "0" => Some(false),
        _ => None,
    }
}
