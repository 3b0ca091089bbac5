//! What interrupt handlers do that they must not, followed through the calls of the text.
//!
//! A *hard* handler runs at once, in the middle of whatever was under way, with the heap locked.
//! A *soft* one runs between two instructions and may make objects. Which of them a handler is
//! depends on what it is handed to; what is not certain counts as soft.

mod buffer;
mod calls;
mod follow;
mod race;
mod taker;
#[cfg(test)]
mod tests;
mod told;

use crate::behaviour::{FunctionAt, Handing, Meaning, Program, Running};
use crate::names::Summary;
use crate::project::{Done, Step};
use crate::{Code, Diagnostic, Severity, Surroundings};
pub(crate) use buffer::MAKER as BUFFER_MAKER;
use buffer::no_buffer;
use calls::Calls;
use follow::{DEEPEST, Reached, chain, new_globals, places, shared};
use race::races;
use taker::{Taker, taker};
pub(crate) use told::shown;
use told::told;

/// When a handler runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Context {
    Hard,
    Soft,
}

/// Finds what handlers do that they must not.
pub(crate) fn interrupts(
    text: &str,
    program: &Program<'_>,
    summaries: &[(usize, &Summary)],
    around: &Surroundings,
) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let mut roots = Vec::new();
    let mut enabled = Vec::new();
    for (at, function) in program.functions() {
        for handing in &function.handings {
            if let Some(taker) = taker(program, at.part, handing)
                && let Some(root) = root(program, at.part, handing, &taker, &mut all)
            {
                if root.context == Context::Hard {
                    enabled.push((at, root.place.clone()));
                }
                roots.push(root);
            }
        }
    }
    if roots.is_empty() {
        return all;
    }
    let shared = shared(program, roots.iter().map(|root| root.at));
    let mut found = places(program, roots, |at| shared.contains(&at));
    new_globals(program, &mut found, &shared);
    for place in &found.places {
        all.push(told(program, &found.reached, place));
    }
    if !enabled.is_empty() {
        let enabled = Calls::of(program).enabled(&enabled);
        all.extend(races(program, &found.reached, &enabled));
        all.extend(no_buffer(text, summaries, around, &enabled));
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

/// What a function surely does that an interrupt must not.
pub(crate) fn done_by(program: &Program<'_>, at: FunctionAt) -> Vec<Done> {
    let root = Reached {
        at,
        context: Context::Hard,
        place: 0..0,
        why: String::new(),
        through: None,
    };
    // Whoever else calls it, it may go another way for them.
    let found = places(program, vec![root], |_| true);
    let name = |at: FunctionAt| program.function(at).map(|it| it.name.clone());
    let step = |pair: &[&Reached]| match pair {
        [by, called] => Some(Step {
            range: called.place.clone(),
            by: name(by.at)?,
            called: name(called.at)?,
        }),
        _ => None,
    };
    let done = found.places.into_iter().map(|place| {
        let chain = chain(&found.reached, place.through);
        Done {
            kind: place.kind,
            through: chain.windows(2).filter_map(step).collect(),
            range: place.range,
        }
    });
    done.collect()
}
