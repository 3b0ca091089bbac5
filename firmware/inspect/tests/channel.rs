//! The channel as two peers see it: what one writes the other reads, and
//! noise costs frames but never the channel.

use garter_inspect::{
    BlockKind, BufferSink, Decoder, Encoder, FrameError, GcStats, HeapTotals, Hello, MAX_FRAME,
    MAX_REQUEST, MapHeader, Report, Request, RunState, Running, SinkFull, StackFrame, VERSION,
    Views,
};
use proptest::prelude::*;

fn encoded(write: impl FnOnce(&mut Encoder<BufferSink<'_>>) -> Result<(), SinkFull>) -> Vec<u8> {
    let mut buffer = [0; 2 * MAX_FRAME];
    let mut encoder = Encoder::new(BufferSink::new(&mut buffer));
    write(&mut encoder).expect("the buffer is large");
    encoder.sink().written().to_vec()
}

fn decoded(bytes: &[u8]) -> Vec<Result<Vec<u8>, FrameError>> {
    let mut decoder = Decoder::<MAX_FRAME>::new();
    bytes
        .iter()
        .filter_map(|&byte| Some(decoder.push(byte)?.map(<[u8]>::to_vec)))
        .collect()
}

fn only_body(bytes: &[u8]) -> Vec<u8> {
    let mut frames = decoded(bytes);
    assert_eq!(frames.len(), 1, "one frame");
    frames.remove(0).expect("whole")
}

fn map(kinds: &[BlockKind]) -> Vec<u8> {
    let blocks = u32::try_from(kinds.len()).expect("short");
    let header = MapHeader {
        picture: 7,
        at_ms: 99,
        blocks,
        first: 0,
    };
    encoded(|encoder| encoder.heap_map(header, kinds.iter().copied()))
}

fn blocks_of(body: &[u8]) -> Vec<BlockKind> {
    match Report::parse(body) {
        Ok(Report::HeapMap(piece)) => piece.runs.blocks().collect(),
        other => panic!("not a map: {other:?}"),
    }
}

#[test]
fn a_pyboards_heap_of_the_worst_kind_fits_in_one_frame() {
    let kinds: Vec<_> = (0..6400).map(|at| BlockKind::ALL[2 + at % 9]).collect();
    let bytes = map(&kinds);
    assert!(bytes.len() <= 6500, "{} bytes", bytes.len());
    assert_eq!(blocks_of(&only_body(&bytes)), kinds);
}

#[test]
fn the_largest_piece_fits_in_one_frame() {
    let kinds: Vec<_> = (0..garter_inspect::MAX_BLOCKS_PER_PIECE as usize)
        .map(|at| BlockKind::ALL[at % 9])
        .collect();
    assert_eq!(blocks_of(&only_body(&map(&kinds))), kinds);
}

#[test]
fn an_empty_heap_takes_a_few_bytes() {
    let kinds = vec![BlockKind::Free; 6400];
    let bytes = map(&kinds);
    assert!(bytes.len() <= 20, "{} bytes", bytes.len());
    assert_eq!(blocks_of(&only_body(&bytes)), kinds);
}

#[test]
fn requests_arrive_as_they_were_sent() {
    let requests = [
        Request::Hello { version: VERSION },
        Request::Subscribe {
            views: Views::ALL,
            period_ms: u32::MAX,
        },
        Request::Look {
            views: Views::HEAP_MAP.and(Views::RUNNING),
        },
        Request::Interrupt,
        Request::SoftReset,
    ];
    for request in requests {
        let bytes = encoded(|encoder| encoder.request(&request));
        assert!(bytes.len() <= MAX_REQUEST);
        assert_eq!(Request::parse(&only_body(&bytes)), Ok(request));
    }
}

#[test]
fn reports_arrive_as_they_were_sent() {
    let gc = GcStats {
        collections: 3,
        last_pause_us: 900,
        max_pause_us: 2400,
        ..GcStats::default()
    };
    let reports = [
        Report::Hello(Hello {
            version: VERSION,
            block_bytes: 16,
            blocks: 6400,
            views: Views::ALL,
            firmware: "3.4.0; MicroPython v1.29.0 (Garter)",
            machine: "PYBv1.1 with STM32F405RG",
        }),
        Report::HeapTotals(HeapTotals {
            total: 102_400,
            used: 736,
            gc,
            ..HeapTotals::default()
        }),
        Report::Running(Running {
            at_ms: 5,
            state: RunState::Running,
            file: "main.py",
            line: 12,
            function: "größe",
        }),
        Report::Error {
            code: garter_inspect::ErrorCode::Busy,
            text: "later",
        },
    ];
    for report in reports {
        let body = only_body(&encoded(|encoder| encoder.report(&report)));
        assert_eq!(Report::parse(&body), Ok(report));
    }
}

#[test]
fn a_call_stack_arrives_innermost_first() {
    let calls = [
        StackFrame {
            file: "lib/a.py",
            line: 3,
            function: "read",
        },
        StackFrame {
            file: "main.py",
            line: 40,
            function: "<module>",
        },
    ];
    let body = only_body(&encoded(|encoder| encoder.stack(1, 9, calls)));
    let Ok(Report::Stack(piece)) = Report::parse(&body) else {
        panic!("not a stack")
    };
    assert_eq!(
        (piece.depth, piece.frames.collect::<Vec<_>>()),
        (9, calls.to_vec())
    );
    let again = encoded(|encoder| encoder.report(&Report::Stack(piece)));
    assert_eq!(only_body(&again), body);
}

#[test]
fn a_newer_boards_message_is_told_from_a_broken_one() {
    assert_eq!(Report::parse(&[200, 1, 2]), Err(FrameError::Unknown(200)));
    assert_eq!(Request::parse(&[5]), Err(FrameError::Unknown(5)));
    assert_eq!(Report::parse(&[]), Err(FrameError::Malformed));
    assert_eq!(Report::parse(&[2]), Err(FrameError::Malformed));
}

#[test]
fn a_map_with_more_blocks_than_the_heap_is_malformed() {
    let header = MapHeader {
        picture: 0,
        at_ms: 0,
        blocks: 4,
        first: 2,
    };
    let blocks = [BlockKind::Free; 3];
    let body = only_body(&encoded(|encoder| encoder.heap_map(header, blocks)));
    assert_eq!(Report::parse(&body), Err(FrameError::Malformed));
}

#[test]
fn a_frame_too_long_for_the_receiver_costs_only_itself() {
    let mut decoder = Decoder::<16>::new();
    let mut bytes = vec![1; 40];
    bytes.extend(encoded(|encoder| encoder.request(&Request::Interrupt)));
    let seen: Vec<_> = bytes
        .iter()
        .filter_map(|&byte| Some(decoder.push(byte)?.and_then(Request::parse)))
        .collect();
    assert_eq!(seen, [Err(FrameError::TooLong), Ok(Request::Interrupt)]);
}

#[test]
fn a_full_sink_gives_up_the_frame_and_the_next_one_arrives() {
    let mut wire = Vec::new();
    let mut room = 9;
    let mut encoder = Encoder::new(|bytes: &[u8]| {
        if bytes.len() > room {
            room = usize::MAX;
            return Err(SinkFull);
        }
        room -= bytes.len();
        wire.extend_from_slice(bytes);
        Ok(())
    });
    let look = Request::Look { views: Views::ALL };
    let long = Report::Error {
        code: garter_inspect::ErrorCode::Busy,
        text: "a long sentence",
    };
    assert_eq!(encoder.report(&long), Err(SinkFull));
    assert_eq!(encoder.request(&look), Ok(()));
    let frames = decoded(&wire);
    assert_eq!(
        Request::parse(frames.last().expect("one").as_ref().expect("whole")),
        Ok(look)
    );
}

fn any_kind() -> impl Strategy<Value = BlockKind> {
    (0..BlockKind::ALL.len()).prop_map(|at| BlockKind::ALL[at])
}

/// Blocks in runs of every length class.
fn any_blocks() -> impl Strategy<Value = Vec<BlockKind>> {
    let run = (
        any_kind(),
        prop_oneof![1..4usize, 14..18usize, 140..150usize, 0..2100usize],
    );
    proptest::collection::vec(run, 0..12).prop_map(|runs| {
        runs.into_iter()
            .flat_map(|(kind, length)| vec![kind; length])
            .take(8000)
            .collect()
    })
}

proptest! {
    #[test]
    fn any_heap_arrives_as_it_was(kinds in any_blocks()) {
        prop_assert_eq!(blocks_of(&only_body(&map(&kinds))), kinds);
    }

    #[test]
    fn any_text_arrives_as_it_was(text in ".{0,900}") {
        let report = Report::Error { code: garter_inspect::ErrorCode::Busy, text: &text };
        let body = only_body(&encoded(|encoder| encoder.report(&report)));
        prop_assert_eq!(Report::parse(&body), Ok(report));
    }

    #[test]
    fn after_any_noise_the_next_frame_is_read(noise in proptest::collection::vec(any::<u8>(), 0..600)) {
        let mut bytes = noise;
        bytes.extend(encoded(|encoder| encoder.request(&Request::Interrupt)));
        let frames = decoded(&bytes);
        let last = frames.last().expect("a frame").as_ref().expect("whole");
        prop_assert_eq!(Request::parse(last), Ok(Request::Interrupt));
    }

    #[test]
    fn any_body_is_parsed_or_refused(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Request::parse(&body);
        match Report::parse(&body) {
            Ok(Report::HeapMap(piece)) => { piece.runs.count(); }
            Ok(Report::Stack(piece)) => { piece.frames.count(); }
            _ => {}
        }
    }

    #[test]
    fn a_changed_byte_costs_its_frame_only(at in 1usize..40, value in 1u8..=255, kinds in any_blocks()) {
        let mut bytes = map(&kinds);
        let at = at.min(bytes.len() - 2);
        let changed = bytes[at] != value;
        bytes[at] = value;
        bytes.extend(map(&[BlockKind::List]));
        let frames = decoded(&bytes);
        prop_assert_eq!(frames.len(), 2);
        prop_assert_eq!(frames[0].is_err(), changed);
        prop_assert_eq!(blocks_of(frames[1].as_ref().expect("whole")), [BlockKind::List]);
    }
}
