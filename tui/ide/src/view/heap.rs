//! The heap map: cells coloured by kind, sums, the collector, the curve of memory in use.

use garter_protocol::{HeapPicture, HeapSource};
use ratatui::{
    buffer::Buffer as Cells,
    layout::{Position, Rect},
};

use super::{after, frame, row, theme::Theme, write};
use crate::{
    keys,
    model::{
        Model, Pane,
        console::plain,
        heap::{HeapView, blocks, cells as heap_cells, tally},
    },
};

const BARS: [char; 8] = [
    '\u{2581}', '\u{2582}', '\u{2583}', '\u{2584}', '\u{2585}', '\u{2586}', '\u{2587}', '\u{2588}',
];

/// How the pane is divided.
struct Parts {
    totals: Rect,
    collector: Rect,
    curve: Rect,
    legend: Rect,
    map: Rect,
}

/// The map gets what is left; with few lines it comes before the curve and the collector.
fn parts(inside: Rect) -> Parts {
    let rows = usize::from(inside.height);
    let none = row(inside, usize::MAX);
    let (collector, curve, legend) = (rows >= 5, rows >= 6, rows >= 4);
    let mut next = 0;
    let mut take = |wanted: bool| {
        if !wanted {
            return none;
        }
        next += 1;
        row(inside, next - 1)
    };
    let (totals, collector, curve, legend) =
        (take(rows >= 1), take(collector), take(curve), take(legend));
    let used = u16::try_from(next).unwrap_or(0).min(inside.height);
    let map = Rect {
        y: inside.y + used,
        height: inside.height - used,
        ..inside
    };
    Parts {
        totals,
        collector,
        curve,
        legend,
        map,
    }
}

/// Lines of the map that do not fit.
pub(crate) fn hidden_lines(model: &Model, area: Rect) -> usize {
    let inside = Rect {
        height: area.height.saturating_sub(1),
        ..area
    };
    let map = parts(inside).map;
    let Some(picture) = &model.heap.picture else {
        return 0;
    };
    let width = usize::from(map.width.max(1));
    let lines = blocks(picture)
        .div_ceil(scale(model, picture, map))
        .div_ceil(width);
    lines.saturating_sub(usize::from(map.height))
}

/// Blocks in one cell: all fit in the pane, or one each when it fills the screen.
fn scale(model: &Model, picture: &HeapPicture, map: Rect) -> usize {
    let room = usize::from(map.width) * usize::from(map.height);
    if model.zoomed || room == 0 {
        return 1;
    }
    blocks(picture).div_ceil(room).max(1).next_power_of_two()
}

/// Draws the pane.
pub(crate) fn draw(
    model: &Model,
    theme: &Theme,
    area: Rect,
    cells: &mut Cells,
) -> Option<Position> {
    let view = &model.heap;
    let title = format!("Heap  {}", moment(view));
    let inside = frame(cells, theme, area, &title, model.focus == Pane::Heap);
    let Some(picture) = &view.picture else {
        missing(view, theme, inside, cells);
        return None;
    };
    let parts = parts(inside);
    write(cells, parts.totals, &totals(picture), theme.text);
    write(cells, parts.collector, &collector(picture), theme.text);
    write(
        cells,
        parts.curve,
        &curve(view, parts.curve.width),
        theme.note,
    );
    let per = scale(model, picture, parts.map);
    legend(picture, per, theme, parts.legend, cells);
    let scroll = view.scroll.min(hidden_lines(model, area));
    map(picture, per, scroll, theme, parts.map, cells);
    None
}

fn missing(view: &HeapView, theme: &Theme, area: Rect, cells: &mut Cells) {
    let run = keys::name_of(crate::action::Action::Run);
    let text = match &view.missing {
        Some(why) => format!(" No picture: {why}"),
        None => format!(" No picture yet; {run} runs the file"),
    };
    let width = usize::from(area.width.max(1));
    let letters: Vec<char> = text.chars().collect();
    for (at, line) in letters.chunks(width).enumerate() {
        let line: String = line.iter().collect();
        write(cells, row(area, at), &line, theme.faint);
    }
}

/// How fresh the picture is, and the line that was running.
fn moment(view: &HeapView) -> String {
    let Some(picture) = &view.picture else {
        return String::new();
    };
    let age = match picture.source {
        HeapSource::Live => "live".to_owned(),
        HeapSource::Paused => format!("paused, {} s old", picture.age_ms / 1000),
    };
    // Line 0 is no line: at its prompt a board runs nothing.
    match picture.running.as_ref().filter(|at| at.line > 0) {
        Some(at) => format!(
            "{age}, at {}:{} {}",
            plain(&at.file),
            at.line,
            plain(&at.function)
        ),
        None => age,
    }
}

fn totals(picture: &HeapPicture) -> String {
    let sums = picture.totals;
    let percent = u64::from(sums.used) * 100 / u64::from(sums.total.max(1));
    let longest = u64::from(sums.max_free_blocks) * u64::from(picture.block_bytes);
    format!(
        " {} of {}, {percent} %  max free {}",
        bytes(u64::from(sums.used)),
        bytes(u64::from(sums.total)),
        bytes(longest)
    )
}

fn collector(picture: &HeapPicture) -> String {
    let gc = picture.gc;
    let pause = |us: u32| format!("{}.{}", us / 1000, us % 1000 / 100);
    match gc.collections {
        0 => " GC none yet".to_owned(),
        count => format!(
            " GC {count}  last {} max {} ms  freed {}",
            pause(gc.last_pause_us),
            pause(gc.max_pause_us),
            bytes(u64::from(gc.freed_bytes))
        ),
    }
}

/// The memory in use, newest at the right, as high as the heap is large.
fn curve(view: &HeapView, width: u16) -> String {
    let total = view
        .picture
        .as_ref()
        .map_or(1, |picture| picture.totals.total.max(1));
    let width = usize::from(width.saturating_sub(1));
    let skipped = view.used.len().saturating_sub(width);
    let most = view.used.iter().copied().max().unwrap_or(0).clamp(1, total);
    let bar = |used: &u32| {
        let level = u64::from(*used) * 7 / u64::from(most);
        BARS.get(usize::try_from(level).unwrap_or(7).min(7))
            .copied()
            .unwrap_or(' ')
    };
    let bars: String = view.used.iter().skip(skipped).map(bar).collect();
    format!(" {bars}")
}

fn legend(picture: &HeapPicture, per: usize, theme: &Theme, area: Rect, cells: &mut Cells) {
    let scale = match per {
        1 => format!(" 1={}B ", picture.block_bytes),
        per => format!(" 1={per}x{}B ", picture.block_bytes),
    };
    let mut rest = after(area, write(cells, area, &scale, theme.faint));
    for (kind, count) in tally(picture) {
        let letter = shown(kind).to_string();
        let text = format!("{} {count}  ", name(kind));
        if letter.len() + text.len() > usize::from(rest.width) + 2 {
            break;
        }
        rest = after(rest, write(cells, rest, &letter, theme.block(kind, true)));
        rest = after(rest, write(cells, rest, &format!(" {text}"), theme.text));
    }
}

fn map(
    picture: &HeapPicture,
    per: usize,
    scroll: usize,
    theme: &Theme,
    area: Rect,
    cells: &mut Cells,
) {
    let width = usize::from(area.width.max(1));
    let all = heap_cells(picture, per);
    for (at, line) in all
        .chunks(width)
        .skip(scroll)
        .take(usize::from(area.height))
        .enumerate()
    {
        let mut rest = row(area, at);
        for cell in line {
            let style = theme.block(cell.kind, !cell.mixed);
            write(
                cells,
                rest,
                shown(cell.kind).encode_utf8(&mut [0; 4]),
                style,
            );
            rest = after(rest, 1);
        }
    }
}

/// The letter of a kind; one that a board should not send becomes a question mark.
fn shown(kind: char) -> char {
    if kind.is_ascii_graphic() { kind } else { '?' }
}

fn name(kind: char) -> &'static str {
    match kind {
        '.' => "free",
        'T' => "tuple",
        'L' => "list",
        'D' => "dict",
        'S' => "str",
        'A' => "array",
        'F' => "float",
        'B' => "code",
        'M' => "module",
        'm' => "marked",
        _ => "other",
    }
}

fn bytes(count: u64) -> String {
    match count {
        0..1024 => format!("{count}B"),
        _ => format!("{}.{}K", count / 1024, count % 1024 * 10 / 1024),
    }
}
