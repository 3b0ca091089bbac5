//! `textDocument/inlayHint`: what each function and class, and the file, costs in a board's memory.

use garter_analysis::{Part, PartKind, written};

use crate::event::ClientId;
use crate::lsp::{InlayHint, InlayHintParams, MarkupContent, Position, Range};
use crate::owner::State;
use crate::rpc::Responder;
use crate::weigh::Weighed;

/// Data that keeps less is not worth a hint.
const WORTH_A_HINT: usize = 256;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: InlayHintParams,
    responder: Responder<Vec<InlayHint>>,
) {
    let uri = params.text_document.uri.clone();
    state.when_weighed(client, &uri, responder, Vec::new(), move |weighed| {
        hints(weighed, params.range)
    });
}

fn hints(weighed: &Weighed<'_>, wanted: Range) -> Vec<InlayHint> {
    let (known, ram) = (weighed.known, weighed.ram);
    let inside =
        |hint: &InlayHint| (wanted.start.line..=wanted.end.line).contains(&hint.position.line);
    let at_end_of_line = |byte: usize| -> Position {
        let rest = known.text.get(byte..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        known.position(byte + line.len(), weighed.encoding)
    };
    let hint = |byte, label, tooltip| InlayHint {
        position: at_end_of_line(byte),
        label,
        tooltip: MarkupContent {
            kind: "markdown".to_owned(),
            value: tooltip,
        },
        padding_left: true,
    };
    let least = if ram.gaps.is_empty() { "" } else { "at least " };
    let file = hint(
        0,
        format!("{least}{} of RAM", written(ram.kept)),
        format!(
            "Importing the source needs {} of memory, as a `.mpy` file {}; afterwards it keeps \
             {least}{}.",
            written(ram.needed),
            written(ram.needed_as_mpy),
            written(ram.kept)
        ),
    );
    let worth = |part: &&Part| part.kind != PartKind::Data || part.kept >= WORTH_A_HINT;
    let parts = ram.parts.iter().filter(worth);
    let parts = parts.map(|part| hint(part.range.start, written(part.kept), told(part)));
    std::iter::once(file).chain(parts).filter(inside).collect()
}

/// What a part costs, in words.
pub(super) fn told(part: &Part) -> String {
    let kept = written(part.kept);
    match part.kind {
        PartKind::Function => {
            let constants = match part.constants {
                0 => String::new(),
                some => format!(", constants of {}", written(some)),
            };
            format!(
                "Keeps {kept} of RAM: bytecode of {}{constants}. A call takes {} of stack.",
                written(part.bytecode),
                written(part.stack)
            )
        }
        PartKind::Class => format!("Keeps {kept} of RAM, its methods included."),
        PartKind::Data => format!("Keeps {kept} of RAM."),
    }
}
