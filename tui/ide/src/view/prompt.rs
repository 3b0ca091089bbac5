//! A question, in the place of the status line.

use ratatui::{
    buffer::Buffer as Cells,
    layout::{Position, Rect},
};
use unicode_width::UnicodeWidthStr;

use super::{after, theme::Theme, write};
use crate::{
    editor::search::Needle,
    model::{
        Model,
        prompt::{Ask, Choice, Field, Prompt},
    },
};

/// Draws the question; returns where the cursor is.
pub(crate) fn draw(
    prompt: &Prompt,
    model: &Model,
    theme: &Theme,
    area: Rect,
    cells: &mut Cells,
) -> Option<Position> {
    cells.set_style(area, theme.title_focused);
    match prompt {
        Prompt::Line(ask, field) => line(ask, field, model, theme, area, cells),
        Prompt::Letter(choice) => {
            let letters: Vec<String> = choice
                .letters()
                .iter()
                .map(|(key, does)| format!("[{key}] {does}"))
                .collect();
            let options = letters.join("  ");
            let room = usize::from(area.width).saturating_sub(options.width() + 3);
            let question: String = question(choice, model).chars().take(room.max(8)).collect();
            write(
                cells,
                area,
                &format!(" {question}  {options}"),
                theme.title_focused,
            );
            None
        }
        Prompt::Board { chosen, boards } => {
            let names: Vec<&str> = boards.iter().map(|(_, name)| name.as_str()).collect();
            list(&names, *chosen, theme, area, cells);
            write(
                cells,
                area,
                " Which board? Enter takes it, Esc leaves it",
                theme.title_focused,
            );
            None
        }
        Prompt::Remedy {
            chosen, remedies, ..
        } => {
            let titles: Vec<&str> = remedies.iter().map(|it| it.title.as_str()).collect();
            list(&titles, *chosen, theme, area, cells);
            write(
                cells,
                area,
                " What is to be done? Enter does it, Esc leaves it",
                theme.title_focused,
            );
            None
        }
    }
}

fn line(
    ask: &Ask,
    field: &Field,
    model: &Model,
    theme: &Theme,
    area: Rect,
    cells: &mut Cells,
) -> Option<Position> {
    let label = format!(" {}", ask.label());
    let rest = after(area, write(cells, area, &label, theme.title_focused));
    let before: String = field.text.chars().take(field.cursor).collect();
    // A line longer than the screen is shown around its cursor.
    let hidden = before
        .width()
        .saturating_sub(usize::from(rest.width.saturating_sub(2)));
    let shown: String = field.text.chars().skip(hidden).collect();
    let used = write(cells, rest, &shown, theme.title_focused);
    if let (Ask::Find { .. }, Some(buffer)) = (ask, model.buffer()) {
        let found = Needle::new(&field.text).map(|n| n.all(buffer.document.text()).count());
        let count = found.map(|n| format!("   {n} found")).unwrap_or_default();
        write(cells, after(rest, used), &count, theme.title_focused);
    }
    let x = rest.x + u16::try_from(before.width() - hidden.min(before.width())).unwrap_or(0);
    Some(Position::new(x, area.y))
}

fn question(choice: &Choice, model: &Model) -> String {
    match choice {
        Choice::DeleteFile(path) => format!("Delete {}?", model.short(path)),
        Choice::CloseChanged(path) => format!("{} is not saved.", model.short(path)),
        Choice::QuitChanged => {
            let count = model.buffers.iter().filter(|b| b.has_unsaved()).count();
            let files = if count == 1 {
                "1 file is"
            } else {
                &format!("{count} files are")
            };
            format!("{files} not saved.")
        }
        Choice::ChangedOnDisk(path) => format!("{} changed on disk.", model.short(path)),
        Choice::Overwrite(path) => format!("{} changed on disk.", model.short(path)),
    }
}

/// A list above the status line.
fn list(names: &[&str], chosen: usize, theme: &Theme, below: Rect, cells: &mut Cells) {
    let height = u16::try_from(names.len()).unwrap_or(u16::MAX).min(below.y);
    let first = (chosen + 1).saturating_sub(usize::from(height));
    let top = below.y - height;
    for (y, (at, name)) in (top..below.y).zip(names.iter().enumerate().skip(first)) {
        let place = Rect {
            y,
            width: below.width.min(64),
            ..below
        };
        let style = if at == chosen {
            theme.title_focused
        } else {
            theme.bar
        };
        write(cells, place, &" ".repeat(usize::from(place.width)), style);
        write(cells, after(place, 1), name, style);
    }
}
