//! The JSON that clients in other languages see: names and shapes they rely on.
#![allow(clippy::unwrap_used)] // a panic is how a test fails

use garter_protocol::{
    Board, BoardId, BoardKind, BoardState, Content, ErrorCode, Frame, GcStatistics, HeapChanged,
    HeapPicture, HeapSource, HeapTotals, Outcome, Run, RunEnded, RunId, WatchHeap,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

fn check<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: T, wire: Value) {
    assert_eq!(serde_json::to_value(&value).unwrap(), wire);
    assert_eq!(serde_json::from_value::<T>(wire).unwrap(), value);
}

#[test]
fn a_board() {
    check(
        Board {
            id: BoardId::serial("/dev/ttyACM0"),
            name: "Pyboard (ttyACM0)".into(),
            kind: BoardKind::Serial,
            port: Some("/dev/ttyACM0".into()),
            state: BoardState::Connecting,
            firmware: None,
            selected: true,
            has_inspect: false,
        },
        json!({"id": "serial:/dev/ttyACM0", "name": "Pyboard (ttyACM0)", "kind": "serial",
               "port": "/dev/ttyACM0", "state": "connecting", "selected": true, "hasInspect": false}),
    );
}

#[test]
fn a_run_names_a_document_and_may_leave_the_rest_out() {
    check(
        Run {
            uri: Some("file:///a.py".into()),
            ..Run::default()
        },
        json!({"uri": "file:///a.py"}),
    );
}

#[test]
fn the_end_of_a_run() {
    let frame = Frame {
        file: "<stdin>".into(),
        line: 3,
        function: "<module>".into(),
    };
    check(
        RunEnded {
            board: BoardId::virtual_board(),
            run: RunId(7),
            outcome: Outcome::Exception {
                r#type: "ValueError".into(),
                message: "no".into(),
                frames: vec![frame],
                text: "Traceback".into(),
                remedy: None,
            },
            exit_code: 1,
        },
        json!({"board": "virtual", "run": 7, "exitCode": 1, "outcome": {
            "kind": "exception", "type": "ValueError", "message": "no", "text": "Traceback",
            "frames": [{"file": "<stdin>", "line": 3, "function": "<module>"}]}}),
    );
    check(Outcome::Ok, json!({"kind": "ok"}));
    check(
        Outcome::Lost {
            why: "unplugged".into(),
        },
        json!({"kind": "lost", "why": "unplugged"}),
    );
}

#[test]
fn a_heap_picture_is_its_own_notification() {
    check(
        HeapChanged(HeapPicture {
            board: BoardId::virtual_board(),
            source: HeapSource::Live,
            age_ms: 0,
            block_bytes: 16,
            kinds: vec![('h', 1), ('=', 3), ('.', 40)],
            totals: HeapTotals {
                total: 704,
                used: 64,
                free: 640,
                max_free_blocks: 40,
            },
            gc: GcStatistics::default(),
            running: None,
        }),
        json!({"board": "virtual", "source": "live", "ageMs": 0, "blockBytes": 16,
               "kinds": [["h", 1], ["=", 3], [".", 40]],
               "totals": {"total": 704, "used": 64, "free": 640, "maxFreeBlocks": 40},
               "gc": {"collections": 0, "lastPauseUs": 0, "maxPauseUs": 0, "freedBytes": 0}}),
    );
}

#[test]
fn the_period_of_a_watch_may_be_left_out() {
    let watch: WatchHeap = serde_json::from_value(json!({"on": true})).unwrap();
    assert_eq!(
        watch,
        WatchHeap {
            board: None,
            on: true,
            period_ms: 0
        }
    );
}

#[test]
fn a_file_is_text_when_it_can_be() {
    check(Content::from_bytes(b"x = 1\n"), json!({"text": "x = 1\n"}));
    check(Content::from_bytes(&[0xff, 0]), json!({"base64": "/wA="}));
    assert_eq!(
        Content::from_bytes(&[0xff, 0]).into_bytes(),
        Some(vec![0xff, 0])
    );
}

#[test]
fn every_error_code_comes_back_from_its_number() {
    for code in ErrorCode::ALL {
        assert_eq!(ErrorCode::from_number(code.number()), Some(code));
    }
    assert_eq!(ErrorCode::from_number(-32601), None);
}
