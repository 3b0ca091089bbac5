//! What the server said of the thing under the cursor, in a box above the status line.

use ratatui::{buffer::Buffer as Cells, layout::Rect};

use super::{after, theme::Theme, write};

/// Lines that are shown at most.
const MOST: usize = 12;

/// Draws the box over what is above `status`.
pub(crate) fn draw(lines: &[String], theme: &Theme, status: Rect, cells: &mut Cells) {
    let width = usize::from(status.width.saturating_sub(2).max(1));
    let broken: Vec<String> = lines.iter().flat_map(|line| broken(line, width)).collect();
    let count = broken.len().min(MOST).min(usize::from(status.y));
    let top = status.y - u16::try_from(count).unwrap_or(0);
    for (y, line) in (top..status.y).zip(broken) {
        let place = Rect {
            y,
            height: 1,
            ..status
        };
        write(
            cells,
            place,
            &" ".repeat(usize::from(place.width)),
            theme.bar,
        );
        cells.set_style(place, theme.bar);
        write(cells, after(place, 1), &line, theme.bar);
    }
}

/// A line in pieces that fit; between words, where that is possible.
fn broken(line: &str, width: usize) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((end, after)) = rest.char_indices().nth(width) {
        let is_word = |at: &usize| !rest[..*at].trim().is_empty();
        let last = rest[..end].rfind(' ').filter(is_word);
        let cut = match after {
            ' ' => end,
            _ => last.unwrap_or(end),
        };
        pieces.push(rest[..cut].to_owned());
        rest = rest[cut..].trim_start();
    }
    pieces.push(rest.to_owned());
    pieces
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn lines_are_broken_between_words() {
        for (line, wanted) in [
            ("", &[""][..]),
            ("one two", &["one two"]),
            ("one two three", &["one two", "three"]),
            ("one two th", &["one two", "th"]),
            ("one twothree", &["one", "twothree"]),
            ("onetwothree", &["onetwoth", "ree"]),
            ("    onetwothree", &["    onet", "wothree"]),
            ("日本日本日本日本日", &["日本日本日本日本", "日"]),
        ] {
            assert_eq!(broken(line, 8), wanted, "{line}");
        }
    }
}
