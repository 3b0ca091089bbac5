//! What is refused, by hand-written code; what compilers write is tested with the compiler.

use super::{Refusal, Surroundings, verify};
use crate::opcode::op;
use crate::prelude::{GENERATOR, Prelude};
use proptest::prelude::*;
use std::vec;
use std::vec::Vec;

/// A function with two locals and three slots for its stack.
fn function(flags: u8, handlers: u32, code: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0; 32];
    let mut out = crate::bytes::SliceWriter::new(&mut bytes);
    let prelude = Prelude {
        state: 6,
        handlers,
        flags,
        info_size: 1,
        ..Prelude::default()
    };
    prelude.write(&mut out).expect("there is room");
    let len = out.written().len();
    bytes.truncate(len);
    // The name, then a cell-less table of lines that is empty.
    bytes.push(0);
    bytes.extend_from_slice(code);
    bytes
}

fn around() -> Surroundings {
    Surroundings {
        names: 2,
        objects: 1,
        children: 1,
        ..Surroundings::default()
    }
}

fn verdict(code: &[u8]) -> Result<u32, Refusal> {
    verify(&function(0, 2, code), &around(), &mut [0; 200])
}

fn accepted(code: &[u8]) {
    assert!(verdict(code).is_ok(), "{code:x?}");
}

fn refused(code: &[u8]) {
    assert_eq!(verdict(code), Err(Refusal::Damaged), "{code:x?}");
}

const NONE: u8 = op::LOAD_CONST_NONE;
const RETURN: u8 = op::RETURN_VALUE;

#[test]
fn a_function_that_returns_none_is_sound() {
    accepted(&[NONE, RETURN]);
}

#[test]
fn what_a_frame_lacks_is_told() {
    // Frames have eight slots: six of locals and of the stack, and one for each handler.
    let deep = |values: usize, more: &[u8]| {
        let mut code = vec![NONE; values];
        code.extend_from_slice(more);
        code.extend_from_slice(&[NONE, RETURN]);
        verdict(&code)
    };
    assert_eq!(deep(7, &[]), Ok(0));
    assert_eq!(deep(9, &[]), Ok(2));
    assert_eq!(deep(7, &[op::STORE_FAST_N, 0]), Ok(0));
    assert_eq!(deep(8, &[op::STORE_FAST_N, 0]), Ok(1));
    assert_eq!(deep(1, &[op::STORE_FAST_N, 9]), Ok(3));
    let last = [op::STORE_FAST_N, 0x81, 0xff, 0x7d];
    assert_eq!(deep(1, &last), Ok(0x7fff - 8));
    assert_eq!(deep(2, &last), Err(Refusal::Damaged));
}

#[test]
fn code_ends_with_something_that_ends() {
    refused(&[]);
    refused(&[NONE]);
    refused(&[op::JUMP, 0x41, NONE]);
}

#[test]
fn what_is_taken_must_be_there() {
    refused(&[RETURN]);
    refused(&[NONE, op::POP_TOP, op::POP_TOP, NONE, RETURN]);
    refused(&[op::LOAD_NULL, RETURN]);
}

#[test]
fn what_is_referred_to_exists() {
    accepted(&[op::LOAD_GLOBAL, 1, RETURN]);
    refused(&[op::LOAD_GLOBAL, 2, RETURN]);
    accepted(&[op::LOAD_CONST_OBJ, 0, RETURN]);
    refused(&[op::LOAD_CONST_OBJ, 1, RETURN]);
    accepted(&[op::MAKE_FUNCTION, 0, RETURN]);
    refused(&[op::MAKE_FUNCTION, 1, RETURN]);
    refused(&[op::LOAD_FAST_N, 0x82, 0x80, 0, RETURN]);
}

#[test]
fn jumps_lead_to_the_beginning_of_an_instruction() {
    accepted(&[op::JUMP, 0x42, op::LOAD_GLOBAL, 1, NONE, RETURN]);
    refused(&[op::JUMP, 0x41, op::LOAD_GLOBAL, 1, NONE, RETURN]);
}

#[test]
fn both_ways_to_a_place_bring_the_same_stack() {
    let either = [op::LOAD_CONST_TRUE, op::POP_JUMP_IF_TRUE];
    accepted(&[&either[..], &[0x42, NONE, RETURN, NONE, RETURN]].concat());
    refused(&[&either[..], &[0x41, NONE, NONE, RETURN]].concat());
}

#[test]
fn only_generators_yield() {
    let code = [NONE, op::YIELD_VALUE, RETURN];
    refused(&code);
    let code = function(GENERATOR, 0, &code);
    assert_eq!(verify(&code, &around(), &mut [0; 200]), Ok(0));
}

#[test]
fn the_end_of_a_finally_block_takes_what_that_was_entered_with() {
    let block = |entry: u8, more: &[u8]| {
        let mut code = vec![op::SETUP_FINALLY, 1, entry];
        code.extend_from_slice(more);
        code.extend_from_slice(&[op::END_FINALLY, NONE, RETURN]);
        code
    };
    accepted(&block(NONE, &[]));
    // A number would be taken for a place to go on at.
    refused(&block(0x80, &[]));
    refused(&block(NONE, &[op::POP_TOP, 0x80]));
    refused(&[op::SETUP_FINALLY, 0, op::END_FINALLY, NONE, RETURN]);
}

#[test]
fn handlers_do_not_outnumber_those_that_the_frame_has() {
    let two = [op::SETUP_FINALLY, 5, op::SETUP_FINALLY, 1];
    let ends = [NONE, op::END_FINALLY, NONE, op::END_FINALLY, NONE, RETURN];
    let code = [&two[..], &ends].concat();
    accepted(&code);
    let code = function(0, 1, &code);
    assert_eq!(
        verify(&code, &around(), &mut [0; 200]),
        Err(Refusal::Damaged)
    );
}

#[test]
fn loops_are_not_made_of_numbers() {
    refused(&[
        0x83,
        0x83,
        0x83,
        0x83,
        op::FOR_ITER,
        3,
        op::POP_TOP,
        op::JUMP,
        0x3b,
        NONE,
        RETURN,
    ]);
    refused(&[0x83, 0x83, op::FOR_ITER, 0, NONE, RETURN]);
}

#[test]
fn little_room_is_told_apart_from_damage() {
    let code = function(0, 0, &[NONE, RETURN]);
    for words in 0..8 {
        let done = verify(&code, &around(), &mut vec![0; words]);
        assert_eq!(done, Err(Refusal::Room), "{words}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_verified_without_panic(bytes: Vec<u8>, words in 0usize..300) {
        let code = function(GENERATOR, 2, &bytes);
        let _ = verify(&code, &around(), &mut vec![0; words]);
        let _ = verify(&bytes, &around(), &mut vec![0; words]);
    }
}
