//! Boards that people name, and the port of MicroPython that each runs.

use std::ops::RangeInclusive;

/// The minor versions that can be asked for.
pub(crate) const VERSIONS: RangeInclusive<u32> = 19..=29;

/// A kind of board.
#[derive(Debug, PartialEq, Eq)]
pub struct BoardKind {
    /// What people call it: `pico`.
    pub name: &'static str,
    /// The port that it runs: `rp2`.
    pub port: &'static str,
}

/// Every one; ports go by their own names too.
static BOARDS: &[BoardKind] = &[
    board("stm32", "stm32"),
    board("rp2", "rp2"),
    board("esp32", "esp32"),
    board("esp8266", "esp8266"),
    board("unix", "unix"),
    board("pyboard", "stm32"),
    board("pyboard-lite", "stm32"),
    board("pyboard-d", "stm32"),
    board("virtual", "stm32"),
    board("nucleo", "stm32"),
    board("stm32-discovery", "stm32"),
    board("pico", "rp2"),
    board("pico-w", "rp2"),
    board("pico-2", "rp2"),
    board("pico-2-w", "rp2"),
    board("arduino-nano-rp2040", "rp2"),
    board("esp32-s2", "esp32"),
    board("esp32-s3", "esp32"),
    board("esp32-c3", "esp32"),
    board("esp32-c6", "esp32"),
    board("m5stack", "esp32"),
    board("tinypico", "esp32"),
    board("d1-mini", "esp8266"),
    board("nodemcu", "esp8266"),
    board("linux", "unix"),
];

const fn board(name: &'static str, port: &'static str) -> BoardKind {
    BoardKind { name, port }
}

/// Bytes of heap that boards have in all, where all of a kind have nearly the same; rather too much
/// than too little, so a message says "about". What the line `GC: total:` of
/// `micropython.mem_info()` said:
/// - pyboard: 102,400, github.com/micropython/micropython/issues/1877; the virtual one has 102 KiB.
/// - esp8266: 37,952, github.com/micropython/micropython/issues/6086.
/// - pico: 233,024 since 1.20, which gives the heap all memory that is left over
///   (github.com/micropython/micropython/pull/10968; before it was 192 KiB). What else has that
///   chip has no more of it, and with a radio less: the same figure is an upper bound.
///
/// Boards with an esp32 ask their system for more when they need it, since 1.21
/// (github.com/orgs/micropython/discussions/12316): they have no such figure.
const HEAPS: [(&str, u32); 8] = [
    ("pyboard", 102_400),
    ("virtual", 102 * 1024),
    ("esp8266", 37_952),
    ("d1-mini", 37_952),
    ("nodemcu", 37_952),
    ("pico", 233_024),
    ("pico-w", 233_024),
    ("arduino-nano-rp2040", 233_024),
];

impl BoardKind {
    /// Bytes of heap that such a board usually has, where that is known.
    pub fn usual_heap(&self) -> Option<u32> {
        let found = HEAPS.iter().find(|(name, _)| *name == self.name);
        found.map(|(_, heap)| *heap)
    }

    /// The board of this name, however its parts are joined: `Pico W`, `pico_w`.
    pub fn named(name: &str) -> Option<&'static BoardKind> {
        let plain = |name: &str| -> String {
            let letters = name.chars().filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect()
        };
        let wanted = plain(name);
        BOARDS.iter().find(|board| plain(board.name) == wanted)
    }

    /// The names of all.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BOARDS.iter().map(|board| board.name)
    }

    /// The board as it is called in messages: `pico (rp2)`.
    pub(crate) fn called(&self) -> String {
        if self.name == self.port {
            self.name.to_owned()
        } else {
            format!("{} ({})", self.name, self.port)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::BoardKind;
    use crate::Targets;

    #[test]
    fn every_board_runs_a_port_that_is_known() {
        for name in BoardKind::names() {
            let board = BoardKind::named(name).expect(name);
            assert!(Targets::of(board.port, None).is_some(), "{name}");
        }
    }

    #[test]
    fn names_are_known_however_they_are_written() {
        for name in ["Pico W", "pico_w", "PICO-W", "picow"] {
            assert_eq!(BoardKind::named(name).map(|it| it.name), Some("pico-w"));
        }
        assert_eq!(BoardKind::named("toaster"), None);
    }
}
