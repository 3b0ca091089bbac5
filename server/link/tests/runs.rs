//! Runs on a board as users see them, with boards that behave and boards that
//! do not.

#![allow(clippy::unwrap_used, reason = "these are tests")]

mod fake_board;

use fake_board::{Quirks, RawPaste, Running};
use garter_link::transport;
use garter_link::{Board, Endpoint, Event, LinkError, Outcome, RunOptions, State, Target};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A board that is plugged in anew at each opening.
fn board(quirks: Quirks) -> (Board, Arc<Mutex<Option<Running>>>) {
    let slot = Arc::new(Mutex::new(None));
    let fill = Arc::clone(&slot);
    let endpoint = Endpoint::custom("fake board", move || {
        let (host, far) = transport::pair();
        *fill.lock().unwrap() = Some(Running::start(quirks.clone(), far));
        Ok(host)
    });
    (Board::open(Target::from(endpoint)).unwrap(), slot)
}

fn run(board: &Board, code: &str) -> (Result<Outcome, LinkError>, String) {
    let mut output = Vec::new();
    let outcome = board.run(code, RunOptions::default(), |bytes| {
        output.extend_from_slice(bytes)
    });
    (outcome, String::from_utf8_lossy(&output).into_owned())
}

fn is_at_prompt(slot: &Mutex<Option<Running>>) -> bool {
    slot.lock().unwrap().as_ref().unwrap().is_at_prompt_soon()
}

/// Every way to be a board: the same run must come out.
#[track_caller]
fn prints_on(quirks: Quirks) {
    let (board, slot) = board(quirks);
    let long: String = (0..200).map(|n| format!("# {n}\n")).collect();
    for fresh in [false, true] {
        let mut output = Vec::new();
        let code = format!("print(123)\n{long}print('end')");
        let outcome = board.run(&code, RunOptions { fresh }, |bytes| {
            output.extend_from_slice(bytes)
        });
        assert_eq!(outcome.unwrap(), Outcome::Finished);
        assert_eq!(
            String::from_utf8_lossy(&output).replace("tick\r\n", ""),
            "123\r\nend\r\n"
        );
        assert_eq!(board.state(), State::Repl);
        assert!(is_at_prompt(&slot), "back at the prompt");
    }
}

#[test]
fn a_program_prints_on_a_pyboard() {
    prints_on(Quirks::default());
}

#[test]
fn a_program_prints_on_a_board_with_a_small_window() {
    prints_on(Quirks {
        window: 32,
        ..Quirks::default()
    });
    prints_on(Quirks {
        window: 1,
        ..Quirks::default()
    });
}

#[test]
fn a_program_prints_on_a_board_that_answers_byte_by_byte() {
    prints_on(Quirks {
        chunk: 1,
        window: 32,
        ..Quirks::default()
    });
}

#[test]
fn a_program_prints_on_boards_without_raw_paste() {
    prints_on(Quirks {
        raw_paste: RawPaste::Refused,
        ..Quirks::default()
    });
    prints_on(Quirks {
        raw_paste: RawPaste::Unknown,
        newline: "\r\r\n",
        ..Quirks::default()
    });
}

#[test]
fn a_program_prints_on_boards_with_other_words() {
    prints_on(Quirks {
        newline: "\r\r\n",
        ..Quirks::default()
    });
    prints_on(Quirks {
        reboot: "soft reboot\r\n",
        boot: "Auto-reload is on.\r\n",
        ..Quirks::default()
    });
}

#[test]
fn a_program_prints_while_a_timer_prints_into_the_protocol() {
    prints_on(Quirks {
        tick: "tick\r\n",
        ..Quirks::default()
    });
}

#[test]
fn a_looping_main_is_interrupted_for_a_run() {
    prints_on(Quirks {
        main: "while True: pass",
        ..Quirks::default()
    });
    prints_on(Quirks {
        main: "while True: print('noise')",
        ..Quirks::default()
    });
}

#[test]
fn a_main_that_catches_ctrl_c_twice_is_interrupted_for_a_run() {
    prints_on(Quirks {
        main: "stubborn(2)\nwhile True: pass",
        ..Quirks::default()
    });
}

#[test]
fn opening_a_board_sends_it_nothing() {
    let (_board, slot) = board(Quirks {
        main: "while True: pass",
        ..Quirks::default()
    });
    std::thread::sleep(Duration::from_millis(100));
    let guard = slot.lock().unwrap();
    assert!(
        guard
            .as_ref()
            .unwrap()
            .board
            .lock()
            .unwrap()
            .seen
            .is_empty()
    );
}

#[test]
fn an_exception_comes_back_with_its_line() {
    let (board, _slot) = board(Quirks::default());
    let (outcome, output) = run(&board, "print(1)\n\nraise ValueError: no");
    let Ok(Outcome::Exception(traceback)) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(output, "1\r\n");
    assert_eq!(traceback.summary(), "ValueError: no");
    assert_eq!(traceback.innermost().unwrap().line, 3);
}

#[test]
fn a_board_that_has_seen_enough_source_still_answers() {
    let (board, slot) = board(Quirks {
        abort_after: Some(200),
        ..Quirks::default()
    });
    let (outcome, _) = run(&board, &format!("?\n{}", "# more\n".repeat(100)));
    let Ok(Outcome::Exception(traceback)) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(traceback.kind, "SyntaxError");
    assert!(is_at_prompt(&slot));
}

fn stops(code: &'static str, quirks: Quirks) {
    let (board, slot) = board(quirks);
    let runner = board.clone();
    let thread = std::thread::spawn(move || run(&runner, code));
    let started = Instant::now();
    while board.state() != State::Running && started.elapsed() < Duration::from_secs(5) {
        std::thread::sleep(Duration::from_millis(1));
    }
    std::thread::sleep(Duration::from_millis(50));
    board.stop().unwrap();
    let (outcome, _) = thread.join().unwrap();
    assert_eq!(outcome.unwrap(), Outcome::Interrupted);
    assert!(is_at_prompt(&slot));
    assert_eq!(run(&board, "print(2)").1, "2\r\n");
}

#[test]
fn a_tight_loop_is_stopped_from_another_thread() {
    stops("while True: pass", Quirks::default());
    stops(
        "while True: pass",
        Quirks {
            raw_paste: RawPaste::Refused,
            ..Quirks::default()
        },
    );
}

#[test]
fn a_flood_of_output_is_stopped_from_another_thread() {
    stops("while True: print('flood')", Quirks::default());
}

#[test]
fn a_program_that_catches_ctrl_c_is_interrupted_again() {
    stops("stubborn(2)\nwhile True: pass", Quirks::default());
}

#[test]
fn a_second_run_is_refused_while_one_is_under_way() {
    let (board, _slot) = board(Quirks::default());
    let runner = board.clone();
    let thread = std::thread::spawn(move || run(&runner, "while True: pass"));
    while board.state() != State::Running {
        std::thread::sleep(Duration::from_millis(1));
    }
    let (second, _) = run(&board, "print(1)");
    assert!(matches!(second, Err(LinkError::Busy { .. })), "{second:?}");
    board.stop().unwrap();
    assert_eq!(thread.join().unwrap().0.unwrap(), Outcome::Interrupted);
}

#[test]
fn a_board_unplugged_midway_is_reported_and_found_again() {
    let (board, _slot) = board(Quirks::default());
    let (outcome, output) = run(&board, "print(1)\nunplug()");
    assert!(matches!(outcome, Ok(Outcome::Lost(_))), "{outcome:?}");
    assert_eq!(output, "1\r\n");
    assert_eq!(board.state(), State::Lost);
    board.reconnect(Duration::from_secs(1)).unwrap();
    assert_eq!(run(&board, "print(2)").1, "2\r\n");
}

#[test]
fn a_silent_port_gives_an_error_that_says_so() {
    let (board, _slot) = board(Quirks {
        dead: true,
        ..Quirks::default()
    });
    let started = Instant::now();
    let (outcome, _) = run(&board, "print(1)");
    let error = outcome.unwrap_err();
    assert!(error.to_string().contains("nothing came"), "{error}");
    assert!(error.remedy().contains("reset"), "{}", error.remedy());
    assert!(started.elapsed() < Duration::from_secs(12));
}

#[test]
fn source_with_a_control_character_is_refused_with_its_place() {
    let (board, slot) = board(Quirks::default());
    let (outcome, _) = run(&board, "print('\u{3}')");
    assert!(
        matches!(
            outcome,
            Err(LinkError::ControlCharacter { offset: 7, byte: 3 })
        ),
        "{outcome:?}"
    );
    assert!(is_at_prompt(&slot));
}

#[test]
fn what_is_typed_reaches_the_repl_and_a_running_program() {
    let (board, _slot) = board(Quirks::default());
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hear = Arc::clone(&heard);
    board.subscribe(move |event| {
        if let Event::Output(bytes) = event {
            hear.lock().unwrap().extend_from_slice(bytes);
        }
        ControlFlow::Continue(())
    });
    let hears = |text: &str| {
        let until = Instant::now() + Duration::from_secs(2);
        while Instant::now() < until {
            if String::from_utf8_lossy(&heard.lock().unwrap()).contains(text) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        false
    };
    board.write_repl(b"print(7)\r").unwrap();
    assert!(hears("print(7)\r\n7\r\n>>> "));
    let runner = board.clone();
    let thread = std::thread::spawn(move || run(&runner, "print('name?')\ninput()"));
    assert!(hears("name?"));
    board.write_repl(b"ann\r").unwrap();
    assert_eq!(thread.join().unwrap().0.unwrap(), Outcome::Finished);
    assert!(hears("ann\r\n"));
}

#[test]
fn a_soft_reset_shows_on_the_console() {
    let (board, _slot) = board(Quirks::default());
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hear = Arc::clone(&heard);
    board.subscribe(move |event| {
        if let Event::Output(bytes) = event {
            hear.lock().unwrap().extend_from_slice(bytes);
        }
        ControlFlow::Continue(())
    });
    board.soft_reset().unwrap();
    std::thread::sleep(Duration::from_millis(100));
    assert!(String::from_utf8_lossy(&heard.lock().unwrap()).contains("soft reboot"));
}

#[test]
fn random_bytes_never_cost_the_session() {
    let sessions: Vec<_> = (0..12)
        .map(|seed| {
            std::thread::spawn(move || {
                let (board, slot) = board(Quirks {
                    noise: (3000, seed),
                    ..Quirks::default()
                });
                let started = Instant::now();
                for _ in 0..3 {
                    // What comes of these is up to the noise; that a user can
                    // end them is not. (A run whose end was lost looks like a
                    // program that computes.)
                    let runner = board.clone();
                    let running =
                        std::thread::spawn(move || run(&runner, &"print(1)\n".repeat(50)));
                    while !running.is_finished() {
                        std::thread::sleep(Duration::from_millis(300));
                        let _ = board.stop();
                    }
                    let _ = running.join().unwrap();
                }
                assert!(started.elapsed() < Duration::from_secs(100), "{seed}");
                // The noise ends.
                std::thread::sleep(Duration::from_millis(700));
                let (outcome, output) = run(&board, "print(2)");
                assert_eq!(outcome.unwrap(), Outcome::Finished, "{seed}");
                assert_eq!(output, "2\r\n", "{seed}");
                assert!(is_at_prompt(&slot), "{seed}");
            })
        })
        .collect();
    for session in sessions {
        session.join().unwrap();
    }
}

#[test]
fn a_heap_picture_interrupts_no_program_that_runs_by_itself() {
    let (board, slot) = board(Quirks {
        main: "while True: pass",
        ..Quirks::default()
    });
    for _ in 0..2 {
        let error = board.heap().unwrap_err();
        assert!(matches!(error, LinkError::Busy { .. }), "{error}");
    }
    let guard = slot.lock().unwrap();
    let seen = guard.as_ref().unwrap().board.lock().unwrap().seen.clone();
    assert_eq!(seen, b"\r", "asked once, and not interrupted");
}

#[test]
fn waiting_for_a_silent_board_can_be_ended() {
    let (board, _slot) = board(Quirks {
        dead: true,
        ..Quirks::default()
    });
    let runner = board.clone();
    let started = Instant::now();
    let thread = std::thread::spawn(move || run(&runner, "print(1)"));
    std::thread::sleep(Duration::from_millis(100));
    board.stop().unwrap();
    assert_eq!(thread.join().unwrap().0.unwrap(), Outcome::Interrupted);
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn sending_a_long_source_can_be_stopped_midway() {
    for raw_paste in [RawPaste::Yes, RawPaste::Refused] {
        let (board, slot) = board(Quirks {
            raw_paste,
            window: 1,
            ..Quirks::default()
        });
        let runner = board.clone();
        let code = "# a long comment\n".repeat(100_000);
        let started = Instant::now();
        let thread = std::thread::spawn(move || run(&runner, &code));
        std::thread::sleep(Duration::from_millis(200));
        board.stop().unwrap();
        assert_eq!(thread.join().unwrap().0.unwrap(), Outcome::Interrupted);
        assert!(started.elapsed() < Duration::from_secs(4));
        assert!(is_at_prompt(&slot));
        assert_eq!(run(&board, "print(2)").1, "2\r\n");
    }
}
