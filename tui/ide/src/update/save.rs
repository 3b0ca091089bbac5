//! Saving.

use std::path::Path;

use super::Effects;
use crate::{
    effect::{Effect, Expected},
    model::Model,
};

/// Saves the file in the editor.
pub(crate) fn save_active(model: &mut Model, out: &mut Effects) {
    if let Some(path) = model.buffer().map(|buffer| buffer.path.clone()) {
        save(model, &path, false, out);
    }
}

/// Saves a file; `over` whatever is on disk, or only what was there when it was read.
pub(crate) fn save(model: &mut Model, path: &Path, over: bool, out: &mut Effects) {
    let Some(buffer) = model.buffer_of(path) else {
        return;
    };
    if let Some(why) = &buffer.read_only {
        let text = format!("{} cannot be saved: {why}", buffer.name());
        model.complain(text);
        return;
    }
    buffer.saving = true;
    out.push(Effect::Save {
        path: path.to_owned(),
        text: buffer.document.text().to_string(),
        state: buffer.document.state(),
        expected: if over {
            Expected::Anything
        } else {
            Expected::Stamp(buffer.stamp)
        },
    });
}
