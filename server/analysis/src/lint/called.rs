//! What is wrong with calls, as far as it depends on what is called: one look at all of them, in
//! which each is given its meaning once.

use super::arguments::wrong_call;
use super::known_call::KnownCalls;
use crate::behaviour::Program;
use crate::names::Together;
use crate::{Diagnostic, Surroundings};

/// What is wrong with the calls of a text.
#[derive(Default)]
pub(crate) struct WrongCalls {
    /// Of what the project itself has.
    pub(crate) own: Vec<Diagnostic>,
    /// Of what firmwares have.
    pub(crate) known: Vec<Diagnostic>,
}

/// Finds them.
pub(crate) fn wrong_calls<'s>(
    program: &Program<'s>,
    together: &Together<'s>,
    around: &Surroundings,
) -> WrongCalls {
    let mut all = WrongCalls::default();
    let mut known = KnownCalls::new(together, around);
    for (at, function) in program.functions() {
        for call in &function.calls {
            let meaning = program.meaning(at.part, &call.target);
            let own = meaning.and_then(|it| wrong_call(program, at.part, call, it));
            all.own.extend(own);
            all.known
                .extend(known.wrong(program, at.part, call, meaning));
        }
    }
    all
}
