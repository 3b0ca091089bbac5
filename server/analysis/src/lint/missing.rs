//! Imports of modules that are not there, and names that a module does not have.
//!
//! A false alarm is worse than none: what a `try`, a condition or a `hasattr` guards is left
//! alone, and so is every module that the project, or somebody's board, may have.

mod spelling;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::missing_member::missing_members;
use super::near::{is_near, meant};
use crate::catalogue::{
    BuiltIn, Verdict, catalogue, installable, is_for_annotations, is_of_cpython,
};
use crate::hash::FastSet;
use crate::name::Name;
use crate::names::{Summary, Together, Used};
use crate::{Code, Diagnostic, Severity, Surroundings};
use spelling::{mistyped, spelled_otherwise};

/// Names that packages of micropython-lib add to modules that are built in.
const ADDED: [(&str, &str, &str); 3] = [
    ("collections", "defaultdict", "collections-defaultdict"),
    ("os", "path", "os-path"),
    ("time", "strftime", "time"),
];

/// Names asked of modules that are there, or of which nothing is told: most are asked often.
pub(crate) type Present<'t> = FastSet<(&'t Name, &'t str)>;

/// Finds them in a part of a text.
pub(crate) fn missing<'t>(
    text: &'t str,
    part: &'t Summary,
    used: &[Used<'_, 't>],
    together: &Together<'_>,
    around: &Surroundings,
    present: &mut Present<'t>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut name = |module: &'t Name, range: &Range<usize>| {
        let name = text.get(range.clone()).unwrap_or_default();
        if present.contains(&(module, name)) {
            return;
        }
        // What a program puts into `builtins` itself needs no import anywhere.
        let is_told =
            &**module != "builtins" && !together.is_asked_for(name) && !around.is_own(module);
        let fault = is_told.then(|| name_fault(module, name, range, around));
        match fault.flatten() {
            Some(fault) => found.push(fault),
            None => {
                present.insert((module, name));
            }
        }
    };
    for import in part.imports.iter().filter(|import| !import.guard.name) {
        for member in &import.members {
            name(&import.module, member);
        }
    }
    for used in used {
        let Some(module) = used.bound.and_then(|bound| bound.module) else {
            continue;
        };
        for place in used.uses.places.iter().filter(|place| !place.guard.name) {
            if let Some(attribute) = &place.attribute {
                name(module, attribute);
            }
        }
    }
    for member in part.members.iter().filter(|member| !member.guard.name) {
        name(&member.module, &member.range);
    }
    found.extend(missing_members(text, part, used, together, around));
    for import in part.imports.iter().filter(|import| !import.guard.module) {
        let range = import.range.clone();
        if let Some((severity, message)) = module_fault(&import.module, around) {
            let code = Code::MissingModule;
            found.push(Diagnostic::new(range, code, severity, message));
        } else {
            let told = spelled_otherwise(&import.module, range.clone(), around);
            found.extend(told.or_else(|| mistyped(&import.module, range, around)));
        }
    }
    found
}

fn module_fault(module: &str, around: &Surroundings) -> Option<(Severity, String)> {
    let called = &around.called;
    let verdict = around.has_module(module);
    if around.modules.is_none() || around.is_own(module) || verdict == Verdict::There {
        return None;
    }
    if let Some(package) = installable(module) {
        return Some((
            Severity::Hint,
            format!(
                "`{module}` is not built in: `mpremote mip install {package}` puts it on the board"
            ),
        ));
    }
    // Many have a stand-in on the board, so it is no error.
    if is_for_annotations(module) {
        return Some((
            Severity::Hint,
            format!(
                "`{module}` is not built in, and MicroPython needs no annotations: guard the \
                 import with `try` and `except ImportError`"
            ),
        ));
    }
    match verdict {
        Verdict::Elsewhere => {
            let ports = catalogue().ports_with(module).join(", ");
            let known = if ports.is_empty() {
                String::new()
            } else {
                format!("; {ports} has it")
            };
            Some((
                Severity::Error,
                format!("no module named '{module}' in {called}{known}"),
            ))
        }
        Verdict::Unknown if is_of_cpython(module) && !has_parent(module, around) => Some((
            Severity::Error,
            format!("no module named '{module}' in {called}: only CPython has it"),
        )),
        _ => None,
    }
}

/// Whether the package that a module would be in is there.
fn has_parent(module: &str, around: &Surroundings) -> bool {
    module
        .rsplit_once('.')
        .is_some_and(|(parent, _)| around.has_module(parent) == Verdict::There)
}

fn name_fault(
    module: &str,
    name: &str,
    range: &Range<usize>,
    around: &Surroundings,
) -> Option<Diagnostic> {
    let known = around.has_module(module) == Verdict::There;
    let there = known && around.has_name(module, name) == Verdict::There;
    if there || !known || name.is_empty() {
        return None;
    }
    let added = ADDED
        .iter()
        .find(|(to, what, _)| (*to, *what) == (module, name));
    let (severity, message) = match added {
        Some((.., package)) => (
            Severity::Hint,
            format!("`{module}.{name}` is not built in: `mpremote mip install {package}` adds it"),
        ),
        None if around.is_of_stubs(module) => (
            Severity::Error,
            format!("module '{module}' has no '{name}' in its stub file"),
        ),
        None => (
            Severity::Error,
            format!("module '{module}' has no '{name}' in {}", around.called),
        ),
    };
    let found = Diagnostic::new(range.clone(), Code::MissingName, severity, message);
    Some(match near_name(module, name, around) {
        Some(near) => meant(found, near),
        None => found,
    })
}

/// What the module has that is written almost so.
fn near_name(module: &str, name: &str, around: &Surroundings) -> Option<&'static str> {
    let all = catalogue().names_in(&BuiltIn::module(module), around.targets);
    let mut names = all.iter().map(|entry| entry.name());
    names.find(|it| is_near(it, name) && around.has_name(module, it) == Verdict::There)
}
