//! Recorded conversations with real boards, replayed without clocks, and
//! random ones.

use super::{Effects, Ended, Enter, Execute, Leave, Machine, ReplFault, SoftReset, Step, Transfer};
use proptest::prelude::*;

/// The end that a machine came to.
type End<T> = Option<Result<T, ReplFault>>;

/// Feeds `board` to a machine; gives what was sent, what was printed, the end
/// it came to, and how many of the bytes it took.
fn replay<M: Machine>(machine: &mut M, board: &[u8]) -> (Vec<u8>, Vec<u8>, End<M::Outcome>, usize) {
    let mut effects = Effects::default();
    let mut step = machine.start(&mut effects);
    let mut taken = 0;
    while let (Step::More, Some(&byte)) = (&step, board.get(taken)) {
        step = machine.push(byte, &mut effects);
        taken += 1;
    }
    let end = match step {
        Step::More => None,
        Step::Done(result) => Some(result),
    };
    (effects.send, effects.output, end, taken)
}

fn ended(error: &[u8], transfer: Transfer) -> End<Ended> {
    Some(Ok(Ended {
        error: error.to_vec(),
        interrupted: false,
        at_prompt: true,
        transfer,
    }))
}

#[test]
fn the_golden_exchange_of_a_pyboard_runs_the_program() {
    let mut machine = Execute::new(b"print(123)", Transfer::RawPaste);
    let (sent, output, end, _) = replay(&mut machine, b"R\x01\x80\x00\x01\x04123\r\n\x04\x04>");
    assert_eq!(sent, b"\x05A\x01print(123)\x04");
    assert_eq!(output, b"123\r\n");
    assert_eq!(end, ended(b"", Transfer::RawPaste));
}

#[test]
fn what_follows_the_prompt_is_left_for_others() {
    let board = b"R\x01\x80\x00\x01\x04123\r\n\x04\x04>more";
    let (_, _, _, taken) = replay(&mut Execute::new(b"", Transfer::RawPaste), board);
    assert_eq!(taken, board.len() - 4);
}

/// Recorded from MicroPython 1.27 (WebAssembly).
#[test]
fn a_recorded_plain_exchange_gives_the_traceback() {
    let mut machine = Execute::new(b"raise ValueError(3)", Transfer::Plain);
    let mut effects = Effects::default();
    assert_eq!(machine.start(&mut effects), Step::More);
    assert_eq!(effects.send, b"raise ValueError(3)");
    assert_eq!(machine.expire(&mut effects), Step::More, "the pace");
    assert_eq!(effects.send, b"raise ValueError(3)\x04");
    let error =
        b"Traceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\n\
                  ValueError: 3\r\n";
    let board = [b"OK\x04".as_slice(), error, b"\x04>"].concat();
    let mut end = Step::More;
    for byte in board {
        end = machine.push(byte, &mut effects);
    }
    assert_eq!(end, Step::Done(ended(error, Transfer::Plain).unwrap()));
}

#[test]
fn no_more_is_sent_than_the_windows_allow() {
    let source = vec![b'#'; 100];
    let mut machine = Execute::new(&source, Transfer::RawPaste);
    let (sent, ..) = replay(&mut machine, b"R\x01\x20\x00");
    assert_eq!(sent.len(), 3 + 32);
    let mut effects = Effects::default();
    assert_eq!(machine.push(0x01, &mut effects), Step::More);
    assert_eq!(effects.send.len(), 32);
    assert_eq!(machine.push(0x01, &mut effects), Step::More);
    assert_eq!(machine.push(0x01, &mut effects), Step::More);
    assert_eq!(effects.send, [&source[32..], b"\x04"].concat());
}

#[test]
fn nothing_is_run_without_being_taken_for_a_soft_reset() {
    let mut machine = Execute::new(b"", Transfer::Plain);
    let mut effects = Effects::default();
    assert_eq!(machine.start(&mut effects), Step::More);
    assert_eq!(machine.expire(&mut effects), Step::More);
    assert_eq!(effects.send, b"\n\x04");
}

#[test]
fn a_window_of_nothing_is_an_error_and_not_a_wait() {
    let mut machine = Execute::new(b"print(1)", Transfer::RawPaste);
    let (_, _, end, _) = replay(&mut machine, b"R\x01\x00\x00");
    assert!(matches!(end, Some(Err(_))), "{end:?}");
}

/// Recorded from MicroPython 1.27 (WebAssembly), from its start.
#[test]
fn the_raw_repl_is_entered_from_a_recorded_prompt() {
    let board = b"\r\nMicroPython v1.27.0 on 2025-12-10; JS with Emscripten\r\n\
                  Type \"help()\" for more information.\r\n>>> \r\nraw REPL; CTRL-B to exit\r\n>";
    let (sent, _, end, taken) = replay(&mut Enter::new(), board);
    assert_eq!(
        (sent.as_slice(), end, taken),
        (b"\x03\x01".as_slice(), Some(Ok(())), board.len())
    );
}

#[test]
fn a_soft_reset_is_understood_in_both_wordings() {
    for words in [
        "OK\r\nMPY: soft reboot\r\n",
        "OK\r\nsoft reboot\r\nboot.py says hello\r\n",
    ] {
        let board = format!("{words}raw REPL; CTRL-B to exit\r\r\n>");
        let (_, _, end, _) = replay(&mut SoftReset::default(), board.as_bytes());
        assert_eq!(end, Some(Ok(())), "{words}");
    }
}

#[test]
fn a_banner_without_a_reboot_is_no_soft_reset() {
    let mut machine = SoftReset::default();
    let (_, _, end, _) = replay(&mut machine, b"raw REPL; CTRL-B to exit\r\n>");
    assert_eq!(end, None);
    assert!(matches!(
        machine.expire(&mut Effects::default()),
        Step::Done(Err(_))
    ));
}

/// What a user, a clock and a board can do to a machine.
#[derive(Clone, Debug)]
enum Happening {
    Bytes(Vec<u8>),
    Expire,
    Interrupt,
}

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    // Bytes that mean something, most of the time.
    let words = prop_oneof![
        Just(b"R\x01\x10\x00\x01".to_vec()),
        Just(b"ra".to_vec()),
        Just(b"OK".to_vec()),
        Just(b"\x04".to_vec()),
        Just(b">".to_vec()),
        Just(b">>> ".to_vec()),
        Just(b"raw REPL; CTRL-B to exit\r\n>".to_vec()),
        Just(b"soft reboot".to_vec()),
        proptest::collection::vec(any::<u8>(), 0..20),
    ];
    let one = prop_oneof![
        6 => words.prop_map(Happening::Bytes),
        3 => Just(Happening::Expire),
        1 => Just(Happening::Interrupt),
    ];
    proptest::collection::vec(one, 0..40)
}

fn survive<M: Machine>(mut machine: M, happenings: &[Happening]) {
    let mut effects = Effects::default();
    let mut step = machine.start(&mut effects);
    for happening in happenings {
        let bytes = match happening {
            Happening::Bytes(bytes) => bytes.as_slice(),
            _ => &[],
        };
        for &byte in bytes {
            if matches!(step, Step::More) {
                step = machine.push(byte, &mut effects);
            }
        }
        if matches!(step, Step::Done(_)) {
            return;
        }
        step = match happening {
            Happening::Bytes(_) => step,
            Happening::Expire => machine.expire(&mut effects),
            Happening::Interrupt => machine.interrupt(&mut effects),
        };
    }
    // From any state silence leads to an end, unless a program runs.
    for _ in 0..200 {
        if matches!(step, Step::Done(_)) || machine.patience().is_none() {
            return;
        }
        step = machine.expire(&mut effects);
    }
    panic!("it waits for ever");
}

proptest! {
    #[test]
    fn whatever_happens_every_machine_comes_to_an_end(happenings in happenings(), source: Vec<u8>) {
        survive(Enter::new(), &happenings);
        survive(SoftReset::default(), &happenings);
        survive(Leave::clean(), &happenings);
        survive(Leave::from_anywhere(), &happenings);
        survive(Execute::new(&source, Transfer::RawPaste), &happenings);
        survive(Execute::new(&source, Transfer::Plain), &happenings);
    }
}
