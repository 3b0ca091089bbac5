//! The heap pane: asking for pictures, and scrolling through them.

use garter_protocol::{Heap, Request as _, WatchHeap};

use super::{Effects, run::request};
use crate::{
    editor::verb::motion::Motion,
    lsp::Query,
    model::{Model, Pane, layout::layout},
    view,
};

/// Milliseconds between pictures.
const PERIOD: u32 = 100;

/// Asks for pictures as they change, and for one now; or for no more.
pub(crate) fn watch(model: &Model, on: bool, out: &mut Effects) {
    if !model.server.is_ready() {
        return;
    }
    let watch = WatchHeap {
        board: None,
        on,
        period_ms: PERIOD,
    };
    out.push(request(Query::WatchHeap, WatchHeap::METHOD, &watch));
    if on {
        out.push(request(Query::Heap, Heap::METHOD, &Heap::default()));
    }
}

/// Moves through a map that is longer than the pane.
pub(crate) fn scrolled(model: &mut Model, motion: Motion) {
    let Some(area) = layout(model).of(Pane::Heap) else {
        return;
    };
    let most = view::heap::hidden_lines(model, area);
    let scroll = &mut model.heap.scroll;
    *scroll = match motion {
        Motion::Up => scroll.saturating_sub(1),
        Motion::Down => *scroll + 1,
        Motion::PageUp => scroll.saturating_sub(usize::from(area.height)),
        Motion::PageDown => *scroll + usize::from(area.height),
        Motion::Home => 0,
        Motion::End => most,
        _ => *scroll,
    }
    .min(most);
}
