//! Modules that are built in, as files that editors can show: made when somebody goes there.

use std::path::PathBuf;

use garter_analysis::BuiltIn;

use crate::cache;

/// Writes the view of a thing's module; gives its path and text.
pub(crate) fn view(thing: &BuiltIn) -> Option<(PathBuf, String)> {
    let text = thing.view()?;
    let folder = cache::folder()?.join("modules");
    let path = folder.join(format!("{}.py", thing.module));
    cache::keep(&path, &text).ok()?;
    Some((path, text))
}
