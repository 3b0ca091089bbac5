//! What interrupt handlers do that they must not, followed through the calls of the text.
//!
//! A *hard* handler runs at once, in the middle of whatever was under way, with the heap locked.
//! A *soft* one runs between two instructions and may make objects. Which of them a handler is
//! depends on what it is handed to; what is not certain counts as soft.

mod follow;
mod taker;
#[cfg(test)]
mod tests;
mod told;

use std::ops::Range;

use crate::behaviour::{EffectKind, FunctionAt, Handing, Meaning, Program, Running};
use crate::{Code, Diagnostic, Severity};
use follow::{Reached, chain, places, shared};
use taker::{Taker, taker};
use told::found;

/// When a handler runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Context {
    Hard,
    Soft,
}

/// Finds what handlers do that they must not.
pub(crate) fn interrupts(program: &Program<'_>) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let mut roots = Vec::new();
    for (at, function) in program.functions() {
        for handing in &function.handings {
            if let Some(taker) = taker(program, at.part, handing) {
                roots.extend(root(program, at.part, handing, &taker, &mut all));
            }
        }
    }
    if !roots.is_empty() {
        follow(program, roots, &mut all);
    }
    all
}

/// What a handing makes of the handler; what is wrong with that itself is told.
fn root(
    program: &Program<'_>,
    part: usize,
    handing: &Handing,
    taker: &Taker,
    all: &mut Vec<Diagnostic>,
) -> Option<Reached> {
    let start = program.start(part);
    let place = handing.range.start + start..handing.range.end + start;
    let (Meaning::Function(at) | Meaning::Method(at)) = program.meaning(part, &handing.handler)?
    else {
        return None;
    };
    let function = program.function(at)?;
    let name = &function.name;
    let mut tell = |code, message: String| {
        let found = Diagnostic::new(place.clone(), code, Severity::Warning, message);
        all.push(match program.place(at) {
            Some(defined) if !handing.is_called || defined != place => {
                found.because(defined, "it is defined here")
            }
            _ => found,
        });
    };
    if handing.is_called {
        if !function.gives && function.shape.is_some() && function.running == Running::Plain {
            tell(
                Code::HandlerCalled,
                format!(
                    "`{name}` is called here, and None becomes {}: write it without the \
                     parentheses",
                    taker.what
                ),
            );
        }
        return None;
    }
    if function.running != Running::Plain && function.shape.is_some() {
        let what = match function.running {
            Running::Async => "an async function",
            _ => "a generator",
        };
        tell(
            Code::HandlerNeverRuns,
            format!("`{name}` is {what}: the board calls it, and that runs nothing of it"),
        );
        return None;
    }
    if let (Some(shape), Some(count)) = (&function.shape, taker.arguments)
        && !shape.takes(count)
        && !program.is_overridden(at)
    {
        let plural = if count == 1 { "" } else { "s" };
        tell(
            Code::HandlerArguments,
            format!(
                "{} is called with {count} argument{plural}, and `{name}` takes {}",
                taker.what,
                shape.counted()
            ),
        );
    }
    Some(Reached {
        at,
        context: taker.context,
        place,
        why: format!("here `{name}` becomes {}", taker.what),
        through: None,
    })
}

fn follow(program: &Program<'_>, roots: Vec<Reached>, all: &mut Vec<Diagnostic>) {
    let shared = shared(program, roots.iter().map(|root| root.at));
    let (reached, places) = places(program, roots, |at| shared.contains(&at));
    for place in places {
        all.push(found(program, &reached, &place));
    }
}

/// Something that an interrupt must not do, with the calls that lead there: where each is, and
/// what it says.
pub(crate) type Deed = (EffectKind, Vec<(Range<usize>, String)>);

/// What a function surely does that an interrupt must not.
pub(crate) fn done_by(program: &Program<'_>, at: FunctionAt) -> Vec<Deed> {
    let root = Reached {
        at,
        context: Context::Hard,
        place: 0..0,
        why: String::new(),
        through: None,
    };
    // Whoever else calls it, it may go another way for them.
    let (reached, places) = places(program, vec![root], |_| true);
    let done = places.into_iter().map(|place| {
        let mut steps: Vec<(Range<usize>, String)> = chain(&reached, place.through)
            .into_iter()
            .skip(1)
            .map(|step| (step.place.clone(), step.why.clone()))
            .collect();
        steps.push((place.range, place.kind.words().0.to_owned()));
        (place.kind, steps)
    });
    done.collect()
}
