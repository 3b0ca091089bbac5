//! The heap picture that stock firmware prints: `micropython.mem_info(1)`.
//!
//! First the sums:
//! ```text
//! stack: 492 out of 15360
//! GC: total: 102400, used: 1920, free: 100480[, max new split: 65536]
//!  No. of 1-blocks: 24, 2-blocks: 6, max blk sz: 40, max free sz: 6268
//! ```
//! then for each area of the heap the letters of its blocks, 64 to a line,
//! of which two or more that are all free are only counted:
//! ```text
//! GC memory layout; from 20004cc0:
//! 00000000: h=ShhSDhhh=h...
//!        (97 lines all free)
//! ```

use crate::conversation::Conversation;
use crate::error::LinkError;
use crate::heap::{HeapPicture, HeapSource, append};
use garter_inspect::{BlockKind, HeapTotals, Run};
use std::time::Instant;

/// Blocks of a line.
const LINE: u32 = 64;
/// A heap of a 32-bit address space has no more lines.
const LINES: u32 = 1 << 22;

/// Collecting first would show a heap that the program never had.
const QUESTION: &str = "import micropython\nmicropython.mem_info(1)\n";

/// Asks a board that is in the raw REPL.
pub(crate) fn ask(talk: &mut Conversation<'_>) -> Result<String, LinkError> {
    match talk.ask("asking for the heap", QUESTION) {
        Ok(answer) => Ok(String::from_utf8_lossy(&answer).into_owned()),
        Err(LinkError::OnBoard { message, .. })
            if message.starts_with("ImportError") || message.starts_with("AttributeError") =>
        {
            Err(LinkError::Unsupported {
                what: "micropython.mem_info(1)",
            })
        }
        Err(error) => Err(error),
    }
}

/// Reads what the board printed. `None` when it holds no sums. The blocks are
/// none when the firmware prints only sums.
#[must_use]
pub fn parse(text: &str) -> Option<HeapPicture> {
    let mut totals = None;
    let mut stack = (0, 0);
    let mut runs: Vec<Run> = Vec::new();
    let mut largest_free_blocks = 0;
    for line in text.lines() {
        let line = line.trim_end();
        if let Some(rest) = line.strip_prefix("stack: ") {
            stack = pair(rest, " out of ").unwrap_or(stack);
        } else if let Some(rest) = line.strip_prefix("GC: ") {
            totals = Some((
                field(rest, "total: ")?,
                field(rest, "used: ")?,
                field(rest, "free: ")?,
            ));
        } else if let Some(blocks) = field(line, "max free sz: ") {
            largest_free_blocks = blocks;
        } else if let Some(count) = free_lines(line) {
            append(&mut runs, BlockKind::Free, count.min(LINES) * LINE);
        } else if let Some(letters) = map_line(line) {
            for letter in letters.chars() {
                // A letter that a newer firmware has added starts some object.
                append(
                    &mut runs,
                    BlockKind::from_letter(letter).unwrap_or(BlockKind::Head),
                    1,
                );
            }
        }
    }
    let (total, used, free) = totals?;
    let totals = HeapTotals {
        total,
        used,
        free,
        largest_free_blocks,
        stack_used: stack.0,
        stack_total: stack.1,
        ..HeapTotals::default()
    };
    let blocks: u64 = runs.iter().map(|run| u64::from(run.length)).sum();
    Some(HeapPicture {
        source: HeapSource::MemInfo,
        taken: Instant::now(),
        block_bytes: block_bytes(total, blocks),
        runs,
        totals,
    })
}

/// 16 on 32-bit machines, 32 on 64-bit ones; a heap's last line may be short.
fn block_bytes(total: u32, blocks: u64) -> u32 {
    match u64::from(total).checked_div(blocks) {
        Some(24..) => 32,
        _ => 16,
    }
}

fn number(text: &str) -> Option<u32> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.get(..end)?.parse().ok()
}

fn field(line: &str, name: &str) -> Option<u32> {
    number(line.split_once(name)?.1)
}

fn pair(text: &str, between: &str) -> Option<(u32, u32)> {
    let (one, other) = text.split_once(between)?;
    Some((number(one)?, number(other)?))
}

/// `       (97 lines all free)`
fn free_lines(line: &str) -> Option<u32> {
    number(
        line.trim_start()
            .strip_prefix('(')?
            .strip_suffix(" lines all free)")?,
    )
}

/// `00000400: .=h`, whose address may have five digits or more.
fn map_line(line: &str) -> Option<&str> {
    let (address, letters) = line.split_once(": ")?;
    let is_address = address.len() >= 4 && address.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_map = !letters.is_empty()
        && letters.len() <= LINE as usize
        && letters
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b'.' || byte == b'=');
    (is_address && is_map).then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::parse;
    use garter_inspect::{BlockKind, Run};

    /// Printed by MicroPython 1.27 (WebAssembly) with a heap of 100,032 bytes.
    const RECORDED: &str = "stack: 464 out of 32768\r\n\
        GC: total: 100032, used: 1280, free: 98752, max new split: 134217728\r\n \
        No. of 1-blocks: 36, 2-blocks: 4, max blk sz: 12, max free sz: 6162\r\n\
        GC memory layout; from 30340:\r\n\
        00000000: h=hLhhh=hhLhDhhhh======Bhh=MhDBShTh===========TMh====h==h=DBBBBB\r\n\
        00000400: BBBBBBB..........h========......................................\r\n       \
        (95 lines all free)\r\n\
        00018400: ............................................\r\n";

    #[test]
    fn a_recorded_heap_is_read_block_by_block() {
        let picture = parse(RECORDED).expect("a picture");
        let totals = picture.totals;
        assert_eq!(
            (totals.total, totals.used, totals.free),
            (100_032, 1280, 98_752)
        );
        assert_eq!((totals.stack_used, totals.stack_total), (464, 32_768));
        assert_eq!(totals.largest_free_blocks, 6162);
        assert_eq!((picture.blocks(), picture.block_bytes), (6252, 16));
        assert_eq!(picture.count(BlockKind::Free) * 16, 98_752);
        assert_eq!(picture.count(BlockKind::Bytecode), 14);
        let start = [
            (BlockKind::Head, 1),
            (BlockKind::Tail, 1),
            (BlockKind::Head, 1),
        ];
        let start = start.map(|(kind, length)| Run { kind, length });
        assert_eq!(picture.runs[..3], start);
        let last = Run {
            kind: BlockKind::Free,
            length: 38 + 95 * 64 + 44,
        };
        assert_eq!(picture.runs.last(), Some(&last));
    }

    #[test]
    fn addresses_of_five_digits_and_sums_without_a_split_are_read() {
        let text = "mem: total=1, current=1, peak=1\nstack: 1 out of 2\n\
                    GC: total: 2048, used: 1024, free: 1024\n \
                    No. of 1-blocks: 64, 2-blocks: 0, max blk sz: 1, max free sz: 64\n\
                    GC memory layout; from 20001a60:\n\
                    00000: hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh\n\
                    00400: ................................................................\n";
        let picture = parse(text).expect("a picture");
        let runs = [(BlockKind::Head, 64), (BlockKind::Free, 64)];
        assert_eq!(
            picture.runs,
            runs.map(|(kind, length)| Run { kind, length })
        );
    }

    #[test]
    fn two_areas_of_a_split_heap_stand_one_after_the_other() {
        let text = "GC: total: 2048, used: 0, free: 2048\n\
                    GC memory layout; from 20001a60:\n       (2 lines all free)\n\
                    GC memory layout; from 20011a60:\n       (3 lines all free)\n00c0: mTA=\n";
        let picture = parse(text).expect("a picture");
        assert_eq!(
            (picture.blocks(), picture.count(BlockKind::Marked)),
            (324, 1)
        );
    }

    #[test]
    fn sums_without_a_map_make_a_picture_without_blocks() {
        let picture = parse("GC: total: 64, used: 32, free: 32\n").expect("a picture");
        assert_eq!((picture.totals.used, picture.blocks()), (32, 0));
        assert_eq!(parse("AttributeError: nothing here"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(GC: total: [0-9]{0,12}, used: 1, free: 1\n)?[ -~\n]{0,200}") {
            let _ = parse(&text);
        }

        #[test]
        fn counts_of_any_size_do_no_harm(count in "[0-9]{1,12}") {
            let text = format!("GC: total: 1, used: 1, free: 1\n ({count} lines all free)\n");
            let _ = parse(&text.repeat(3));
        }
    }
}
