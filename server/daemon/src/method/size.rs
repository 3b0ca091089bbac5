//! `garter/size`: what a document costs in a board's memory.

use garter_analysis as analysis;
use garter_protocol::{Counted, Part, PartKind, Size, Sizes, Uncounted};

use crate::event::ClientId;
use crate::owner::State;
use crate::rpc::Responder;
use crate::weigh::Weighed;

pub(super) fn handle(
    state: &mut State,
    client: ClientId,
    params: Size,
    responder: Responder<Sizes>,
) {
    let nothing = Sizes::default();
    state.when_weighed(client, &params.uri, responder, nothing, |weighed| Sizes {
        sizes: Some(counted(weighed)),
    });
}

fn counted(weighed: &Weighed<'_>) -> Counted {
    let ram = weighed.ram;
    let line = |byte| weighed.known.position(byte, weighed.encoding).line;
    let part = |part: &analysis::Part| Part {
        name: part.name.clone(),
        kind: match part.kind {
            analysis::PartKind::Function => PartKind::Function,
            analysis::PartKind::Class => PartKind::Class,
            analysis::PartKind::Data => PartKind::Data,
        },
        line: line(part.range.start),
        kept: small(part.kept),
        bytecode: small(part.bytecode),
        constants: small(part.constants),
        stack: small(part.stack),
    };
    let uncounted = |gap: &analysis::Gap| Uncounted {
        line: line(gap.range.start),
        why: gap.why.clone(),
    };
    Counted {
        mpy_bytes: small(ram.mpy_bytes),
        kept: small(ram.kept),
        needed: small(ram.needed),
        needed_as_mpy: small(ram.needed_as_mpy),
        heap: weighed.heap,
        parts: ram.parts.iter().map(part).collect(),
        uncounted: ram.gaps.iter().map(uncounted).collect(),
    }
}

/// No heap of a board has more.
fn small(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
