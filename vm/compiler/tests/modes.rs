//! The prompt, `eval`, images that stay in memory, and what the editor is told.

use garter_bytecode::Bytes;
use garter_bytecode::disasm::Listing;
use garter_bytecode::mpy::{Object, Reader};
use garter_compiler::{Code, Error, Fault, Input, Native, Options, check, compile};

/// The opcodes of a text's outermost function.
fn opcodes(source: &str, options: &Options<'_>) -> Vec<String> {
    let mut arena = vec![0; 1 << 16];
    let done = compile(source.as_bytes(), options, &mut arena).expect("it compiles");
    let (header, mut reader) = Reader::open(&done.image).expect("it is a .mpy file");
    for _ in 0..header.name_count {
        reader.name().expect("a name");
    }
    for _ in 0..header.object_count {
        reader.object().expect("an object");
    }
    let code = reader.code().expect("a function");
    assert!(code.bytes.at + code.bytes.len <= done.image.len());
    Listing::new(&done.image, code.bytes.at, code.bytes.at + code.bytes.len)
        .to_string()
        .lines()
        .skip(1)
        .map(|line| {
            line.split_whitespace()
                .skip(3)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}

#[test]
fn the_prompt_prints_the_value_of_an_expression() {
    let options = Options::default().input(Input::Single);
    let listing = opcodes("1 + 1\n", &options);
    assert!(listing[0].starts_with("LOAD_NAME"), "{listing:?}");
    assert_eq!(listing[1], "LOAD_CONST_SMALL_INT_MULTI 2");
    assert_eq!(listing[2], "CALL_FUNCTION 1");
    assert_eq!(
        opcodes("x = 1\n", &options)[0],
        "LOAD_CONST_SMALL_INT_MULTI 1"
    );
    assert_eq!(opcodes("\n", &options)[0], "LOAD_CONST_NONE");
}

#[test]
fn eval_returns_the_value() {
    let options = Options::default().input(Input::Eval);
    assert_eq!(
        opcodes("1 + 1", &options),
        ["LOAD_CONST_SMALL_INT_MULTI 2", "RETURN_VALUE"]
    );
    let listing = opcodes("a, b", &options);
    assert_eq!(listing[2..], ["BUILD_TUPLE 2", "RETURN_VALUE"]);
}

#[test]
fn an_image_in_memory_keeps_floats_by_their_bits() {
    let mut arena = vec![0; 1 << 14];
    let options = Options::default().memory_image(true);
    let done = compile(b"x = 0.1\ny = 2.5j", &options, &mut arena).expect("it compiles");
    let (header, mut reader) = Reader::open(&done.image).expect("it is a .mpy file");
    for _ in 0..header.name_count {
        reader.name().expect("a name");
    }
    assert_eq!(reader.object(), Ok(Object::FloatBits(0.1f64.to_bits())));
    assert_eq!(reader.object(), Ok(Object::ComplexBits(2.5f64.to_bits())));
}

#[test]
fn native_functions_become_bytecode_when_asked() {
    let source = b"@micropython.native\ndef f(): pass";
    let mut arena = vec![0; 1 << 14];
    let refused = compile(source, &Options::default(), &mut arena);
    assert!(matches!(refused, Err(Error::Fault(fault)) if fault.code == Code::InvalidArchitecture));
    let options = Options::default().native(Native::AsBytecode);
    assert!(compile(source, &options, &mut arena).is_ok());
}

fn faults(source: &str) -> Vec<(String, String)> {
    let mut arena = vec![0; 1 << 16];
    let mut found = Vec::new();
    let mut report = |fault: &Fault| {
        let range = fault.start as usize..fault.end as usize;
        found.push((fault.message().to_string(), source[range].to_string()));
    };
    let summary = check(
        source.as_bytes(),
        &Options::default(),
        &mut arena,
        &mut report,
    );
    assert_eq!(summary.faults as usize, found.len());
    found
}

#[test]
fn the_editor_sees_the_faults_of_every_function() {
    let source = "def f():\n    break\n\ndef g(a, a):\n    pass\n\ndef h():\n    1 = 2\n\nclass A:\n    \
                  return\n\nx = = 1\n";
    let found = faults(source);
    let messages: Vec<_> = found.iter().map(|(message, _)| message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "invalid syntax",
            "'break'/'continue' outside loop",
            "argument name reused",
            "can't assign to expression",
            "'return' outside function",
        ]
    );
    assert_eq!(found[1].1, "break");
    assert_eq!(found[2].1, "a");
}

#[test]
fn the_editor_sees_nothing_in_a_sound_program() {
    assert!(faults("def f(a):\n    return [a for a in f(1)]\n").is_empty());
}
