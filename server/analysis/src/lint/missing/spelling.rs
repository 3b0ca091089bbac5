//! Modules that nobody has, written almost as one that there is.

use std::ops::Range;

use crate::catalogue::{Verdict, all_installable, catalogue, installable, is_of_cpython};
use crate::lint::near::{is_slip_of_module, meant};
use crate::{Code, Diagnostic, Severity, Surroundings};

/// `import Foo` where the project has `foo`. FAT, which pyboards have, takes one for the other;
/// littlefs, which most other boards have, does not.
pub(super) fn spelled_otherwise(
    module: &str,
    range: Range<usize>,
    around: &Surroundings,
) -> Option<Diagnostic> {
    let modules = around.modules.as_ref()?;
    let is_known = around.is_own(module) || around.has_module(module) != Verdict::Unknown;
    if is_known || module.contains('.') || around.targets.has_port("stm32") {
        return None;
    }
    let mut all = modules.iter().filter(|it| it.eq_ignore_ascii_case(module));
    let own = all.next().filter(|_| all.next().is_none())?;
    let message = format!(
        "the project has `{own}`: the file systems of most boards take `{module}` for another name, \
         only FAT does not"
    );
    let found = Diagnostic::new(range, Code::MissingModule, Severity::Warning, message);
    Some(meant(found, own))
}

/// `import tiem`: nobody knows such a module, and one that there is is written almost so.
pub(super) fn mistyped(
    module: &str,
    range: Range<usize>,
    around: &Surroundings,
) -> Option<Diagnostic> {
    let own = around.modules.as_ref()?;
    let is_known = around.is_own(module) || around.has_module(module) != Verdict::Unknown;
    if is_known || is_of_cpython(module) || installable(module).is_some() {
        return None;
    }
    let built_in = catalogue().modules_on(around.targets).map(|it| it.0);
    let known = own.iter().map(String::as_str);
    let known = known.chain(built_in.map(|it| -> &str { it }));
    let known = known.chain(all_installable().map(|it| -> &str { it }));
    let is_meant = |it: &&str| !it.starts_with('_') && is_slip_of_module(it, module);
    let mut near: Vec<&str> = known.filter(is_meant).collect();
    near.sort_unstable();
    near.dedup();
    let [near] = near.as_slice() else {
        return None;
    };
    let message = format!("nobody knows a module `{module}`: `{near}` is meant?");
    let found = Diagnostic::new(range, Code::MissingModule, Severity::Warning, message);
    Some(meant(found, near))
}
