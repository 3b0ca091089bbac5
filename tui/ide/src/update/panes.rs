//! Panes: which are shown and which one the keys go to.

use super::{Effects, edit, heap};
use crate::model::{Model, Pane};

const ORDER: [Pane; 5] = [
    Pane::Files,
    Pane::Editor,
    Pane::Console,
    Pane::Heap,
    Pane::Problems,
];

/// The keys go to the next pane that is shown.
pub(crate) fn next(model: &mut Model, forward: bool, out: &mut Effects) {
    let shown: Vec<Pane> = ORDER
        .into_iter()
        .filter(|pane| model.shows(*pane))
        .collect();
    let at = shown
        .iter()
        .position(|pane| *pane == model.focus)
        .unwrap_or(0);
    let step = if forward { 1 } else { shown.len() - 1 };
    if let Some(pane) = shown.get((at + step) % shown.len()) {
        focus(model, *pane, out);
    }
}

/// The keys go to a pane, which is shown if it was not.
pub(crate) fn focus(model: &mut Model, pane: Pane, out: &mut Effects) {
    let was_shown = model.shows(pane);
    model.show(pane, true);
    model.focus = pane;
    if pane == Pane::Heap && !was_shown {
        heap::watch(model, true, out);
    }
    edit::follow_cursor(model);
}

/// Shows a pane, or hides it.
pub(crate) fn toggle(model: &mut Model, pane: Pane, out: &mut Effects) {
    let show = !model.shows(pane);
    model.show(pane, show);
    if !show && model.focus == pane {
        model.focus = Pane::Editor;
        model.zoomed = false;
    }
    if show && matches!(pane, Pane::Files | Pane::Problems) {
        model.focus = pane;
    }
    if pane == Pane::Heap {
        heap::watch(model, show, out);
    }
    edit::follow_cursor(model);
}

/// The pane fills the screen, or no more.
pub(crate) fn zoom(model: &mut Model) {
    model.zoomed = !model.zoomed;
    edit::follow_cursor(model);
}
