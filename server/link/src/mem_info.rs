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
