//! Where an interrupt may come between reading something and writing it, and what the handler wrote
//! is lost.

use std::collections::HashMap;

use super::Context;
use super::calls::Enabled;
use super::follow::{Reached, chain};
use super::told::shown;
use crate::behaviour::{FunctionAt, Program, Shared, Write};
use crate::{Code, Diagnostic, Severity};

/// Finds what is changed both in hard handlers and, while these are enabled, outside of them.
pub(super) fn races(
    program: &Program<'_>,
    reached: &[Reached],
    enabled: &Enabled,
) -> Vec<Diagnostic> {
    let hard = reached.iter().enumerate();
    let hard = hard.filter(|(_, reached)| reached.context == Context::Hard);
    let hard: HashMap<FunctionAt, usize> = hard.map(|(number, it)| (it.at, number)).collect();
    let mut in_handlers: HashMap<&Shared, (FunctionAt, &Write)> = HashMap::new();
    for at in hard.keys() {
        let function = program.function(*at);
        for write in function.into_iter().flat_map(|function| &function.writes) {
            let first = in_handlers.entry(&write.what).or_insert((*at, write));
            if (at, write.range.start) < (&first.0, first.1.range.start) {
                *first = (*at, write);
            }
        }
    }
    if in_handlers.is_empty() {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (at, function) in program.functions() {
        if hard.contains_key(&at) || function.calls("disable_irq") {
            continue;
        }
        let start = program.start(at.part);
        for write in function.writes.iter().filter(|write| write.is_update) {
            let range = write.range.start + start..write.range.end + start;
            let Some((handler, other)) = in_handlers.get(&write.what) else {
                continue;
            };
            if !enabled.has(at, range.start) {
                continue;
            }
            let name = match &write.what {
                Shared::Global(name) => name.to_string(),
                Shared::Attribute(_, name) => format!("self.{name}"),
            };
            let by = program.function(*handler).map(|it| shown(&it.name));
            let by = by.unwrap_or_default();
            let found = Diagnostic::new(
                range,
                Code::InterruptRace,
                Severity::Hint,
                format!(
                    "an interrupt may come between reading and writing `{name}`, and what {by} \
                     wrote is lost; put this between `state = machine.disable_irq()` and \
                     `machine.enable_irq(state)`"
                ),
            );
            let steps = hard.get(handler).map(|number| chain(reached, *number));
            let found = steps.into_iter().flatten().fold(found, |found, step| {
                found.because(step.place.clone(), step.why.clone())
            });
            let there = program.start(handler.part);
            let place = other.range.start + there..other.range.end + there;
            all.push(found.because(place, format!("{by} writes it here, in an interrupt")));
        }
    }
    all
}
