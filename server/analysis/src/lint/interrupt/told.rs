//! What is told of what a handler does.

use super::Context;
use super::follow::{Place, Reached, chain};
use crate::behaviour::{EffectKind, Program};
use crate::{Code, Diagnostic, Severity};

pub(crate) fn shown(name: &str) -> String {
    match name {
        "<lambda>" => "the lambda".to_owned(),
        name => format!("`{name}`"),
    }
}

pub(super) fn told(program: &Program<'_>, reached: &[Reached], place: &Place<'_>) -> Diagnostic {
    let (what, remedy) = place.kind.words();
    let context = reached.get(place.through).map(|it| it.context);
    let chain = chain(reached, place.through);
    let handler = chain.first().and_then(|root| program.function(root.at));
    let handler = shown(handler.map_or("", |function| function.name.as_str()));
    let hard = if context == Some(Context::Hard) {
        "a hard interrupt handler"
    } else {
        "an interrupt handler"
    };
    let runs = match &place.foreign {
        Some((offered, _)) => format!("this runs `{}` in {handler}, {hard}", offered.name),
        None if chain.len() > 1 => format!("this runs in {handler}, {hard}"),
        None => format!("{handler} is {hard}"),
    };
    let (code, severity) = match place.kind {
        EffectKind::Print => (Code::InterruptPrints, Severity::Warning),
        EffectKind::Sleep if context == Some(Context::Soft) => {
            (Code::InterruptWaits, Severity::Hint)
        }
        EffectKind::Sleep
        | EffectKind::Port
        | EffectKind::File
        | EffectKind::Network
        | EffectKind::Lock => (Code::InterruptWaits, Severity::Warning),
        EffectKind::Import => (Code::InterruptImports, Severity::Warning),
        EffectKind::Asyncio => (Code::InterruptAsyncio, Severity::Warning),
        _ => (Code::InterruptAllocates, Severity::Warning),
    };
    let memory = match code {
        Code::InterruptAllocates => ", and there is no memory to be had",
        _ => "",
    };
    let message = format!("{runs}: {what}{memory}; {remedy}");
    let found = Diagnostic::new(place.range.clone(), code, severity, message);
    let mut found = chain.into_iter().fold(found, |found, step| {
        found.because(step.place.clone(), step.why.clone())
    });
    if let Some((_, deed)) = &place.foreign {
        found.related.extend(deed.through.iter().cloned());
    }
    found
}
