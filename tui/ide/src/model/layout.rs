//! Where each pane is on the screen. The view draws by it and the mouse is understood by it.

use ratatui::layout::Rect;

use super::{Model, Pane};

/// Below these the panes take turns.
const ROWS_FOR_TWO: u16 = 16;
const COLUMNS_FOR_FILES: u16 = 60;
/// Columns of the file list.
const FILES: u16 = 20;
/// A pane at the bottom is not narrower than this.
const NARROWEST: u16 = 28;

/// The areas of the screen. A pane without one is not on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) tabs: Rect,
    /// With the line of each pane's title.
    pub(crate) panes: Vec<(Pane, Rect)>,
    pub(crate) status: Rect,
    pub(crate) footer: Rect,
}

impl Layout {
    /// The area of a pane.
    pub(crate) fn of(&self, pane: Pane) -> Option<Rect> {
        self.panes
            .iter()
            .find(|(known, _)| *known == pane)
            .map(|(_, area)| *area)
    }

    /// The pane at a place of the screen.
    pub(crate) fn at(&self, column: u16, row: u16) -> Option<(Pane, Rect)> {
        self.panes
            .iter()
            .copied()
            .find(|(_, area)| area.contains((column, row).into()))
    }
}

/// The layout for what is shown on the screen there is.
pub(crate) fn layout(model: &Model) -> Layout {
    let (columns, rows) = model.size;
    let bar = |y: u16, there: bool| match there && y < rows {
        true => Rect::new(0, y, columns, 1),
        false => Rect::new(0, 0, 0, 0),
    };
    let footer = u16::from(rows >= 12);
    let mut layout = Layout {
        tabs: bar(0, rows >= 3),
        panes: Vec::new(),
        status: bar(rows.saturating_sub(1 + footer), rows >= 2),
        footer: bar(rows.saturating_sub(1), footer == 1),
    };
    let top = layout.tabs.height;
    let height = rows.saturating_sub(top + layout.status.height + footer);
    let middle = Rect::new(0, top, columns, height);
    layout.panes = panes(model, middle);
    layout
}

fn panes(model: &Model, middle: Rect) -> Vec<(Pane, Rect)> {
    let small = middle.height < ROWS_FOR_TWO - 3;
    if model.zoomed {
        return vec![(model.focus, middle)];
    }
    let mut panes = Vec::new();
    let mut upper = middle;
    let below = at_bottom(model, middle.width);
    if !below.is_empty() {
        if small {
            let focused = below.contains(&model.focus).then_some(model.focus);
            if let Some(pane) = focused {
                return vec![(pane, middle)];
            }
        } else {
            // A map needs more room than text that scrolls.
            let height = match below.contains(&Pane::Heap) {
                true => middle.height / 2,
                false => middle.height * 2 / 5,
            };
            upper.height -= height;
            let lower = Rect {
                y: upper.bottom(),
                height,
                ..middle
            };
            panes.extend(beside(&below, lower));
        }
    }
    if model.shown.files && middle.width >= COLUMNS_FOR_FILES {
        let files = Rect {
            width: FILES,
            ..upper
        };
        upper = Rect {
            x: upper.x + FILES,
            width: upper.width - FILES,
            ..upper
        };
        panes.push((Pane::Files, files));
    } else if model.focus == Pane::Files && model.shown.files {
        panes.push((Pane::Files, upper));
        return panes;
    }
    panes.push((Pane::Editor, upper));
    panes
}

/// The panes at the bottom that there is room for; the focused one always.
fn at_bottom(model: &Model, width: u16) -> Vec<Pane> {
    let mut shown: Vec<Pane> = [Pane::Console, Pane::Heap, Pane::Problems]
        .into_iter()
        .filter(|p| model.shows(*p))
        .collect();
    let room = usize::from((width / NARROWEST).max(1));
    while shown.len() > room {
        let last_other = shown.iter().rposition(|pane| *pane != model.focus);
        shown.remove(last_other.unwrap_or(0));
    }
    shown
}

fn beside(panes: &[Pane], area: Rect) -> Vec<(Pane, Rect)> {
    let count = u16::try_from(panes.len()).unwrap_or(1).max(1);
    let edge = |i: u16| area.x + area.width * i / count;
    let place = |i: u16| Rect {
        x: edge(i),
        width: edge(i + 1) - edge(i),
        ..area
    };
    panes
        .iter()
        .zip(0..)
        .map(|(pane, i)| (*pane, place(i)))
        .collect()
}
