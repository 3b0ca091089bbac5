//! Leaving without losing anything.

use super::{Effects, save};
use crate::{
    effect::Effect,
    model::{
        Model,
        prompt::{Choice, Prompt},
    },
};

/// Leaves, or asks when something is not saved.
pub(crate) fn quit(model: &mut Model, out: &mut Effects) {
    match model.buffers.iter().any(|buffer| buffer.has_unsaved()) {
        true => model.prompt = Some(Prompt::Letter(Choice::QuitChanged)),
        false => out.push(Effect::Quit),
    }
}

/// Saves everything, then leaves.
pub(crate) fn save_all(model: &mut Model, out: &mut Effects) {
    let dirty = model.buffers.iter().filter(|buffer| buffer.has_unsaved());
    let paths: Vec<_> = dirty.map(|buffer| buffer.path.clone()).collect();
    model.leaving = true;
    for path in paths {
        save::save(model, &path, false, out);
    }
}

/// After something was saved: leaves if that was all there was to save.
pub(crate) fn leave_if_saved(model: &mut Model, out: &mut Effects) {
    if model.leaving && !model.buffers.iter().any(|buffer| buffer.has_unsaved()) {
        out.push(Effect::Quit);
    }
}
