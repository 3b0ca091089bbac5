//! Places in a text as the server counts them.

use ropey::Rope;
use serde_json::{Value, json};

use crate::editor::{Place, line};

/// What a position's `character` counts. Agreed on when greeting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    #[default]
    Utf16,
}

/// A place as a JSON position.
pub(crate) fn write(place: Place, encoding: Encoding) -> Value {
    let character = match encoding {
        Encoding::Utf8 => place.utf8,
        Encoding::Utf16 => place.utf16,
    };
    json!({ "line": place.line, "character": character })
}

/// A position of the server's, in characters from the beginning of the text. One that is
/// past the end of its line or text means the end of it.
pub(crate) fn read(text: &Rope, row: usize, character: usize, encoding: Encoding) -> usize {
    if row > line::last(text) {
        return text.len_chars();
    }
    let start = line::start(text, row);
    let end = line::end(text, row);
    let place = match encoding {
        Encoding::Utf8 => {
            let byte = text
                .char_to_byte(start)
                .saturating_add(character)
                .min(text.len_bytes());
            text.byte_to_char(byte)
        }
        Encoding::Utf16 => {
            let unit = text.char_to_utf16_cu(start).saturating_add(character);
            text.utf16_cu_to_char(unit.min(text.len_utf16_cu()))
        }
    };
    place.clamp(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::Document;

    #[test]
    fn places_come_back_in_both_encodings() {
        let source = "a\u{e4}\u{1f40d}b\r\nxy";
        let document = Document::new(source);
        for at in [0, 1, 2, 3, 4, 6, 7, 8] {
            let place = document.place(at);
            for (encoding, character) in
                [(Encoding::Utf8, place.utf8), (Encoding::Utf16, place.utf16)]
            {
                assert_eq!(read(document.text(), place.line, character, encoding), at);
            }
        }
    }

    #[test]
    fn a_position_outside_means_the_nearest_end() {
        let text = Rope::from_str("ab\ncd");
        assert_eq!(read(&text, 0, 99, Encoding::Utf8), 2);
        assert_eq!(read(&text, 9, 0, Encoding::Utf16), 5);
        assert_eq!(read(&text, 1, usize::MAX, Encoding::Utf16), 5);
    }
}
