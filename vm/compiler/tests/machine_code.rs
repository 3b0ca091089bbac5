//! Functions that become machine code: the first thing that the official cross compiler says of
//! each (`tests/corpus/machine_code.txt`, made by `machine_code.py` beside it) is what we say, and
//! what it accepts is not flagged.

use std::path::Path;

use garter_compiler::{Fault, Native, Options, check};

fn faults(source: &str) -> Vec<Fault> {
    let mut arena = vec![0; 1 << 16];
    let mut found = Vec::new();
    let options = Options::new(b"m.py").native(Native::Check);
    let summary = check(source.as_bytes(), &options, &mut arena, &mut |fault| {
        found.push(*fault);
    });
    assert!(!summary.out_of_memory, "{source}");
    found
}

/// What the official compiler would say, of everything that is wrong: it ends with the statement
/// of the first fault, of which it tells the last; what it has no code for ends it at once.
fn first(faults: &[Fault]) -> String {
    let Some(first) = faults.first() else {
        return "ok".to_owned();
    };
    let mut statement = faults.iter().filter(|fault| fault.line == first.line);
    let is = |fault: &Fault, name| fault.exception().name() == name;
    let missing = statement
        .clone()
        .find(|fault| is(fault, "NotImplementedError"));
    if let Some(fault) = missing {
        return format!("0 {fault}");
    }
    let told = match first.code.id() {
        // Of a call all operands are looked at.
        "assembler-operand" => statement.rfind(|fault| fault.code == first.code),
        _ if is(first, "ViperTypeError") => statement.rfind(|fault| is(fault, "ViperTypeError")),
        _ => statement.next(),
    };
    let told = told.unwrap_or(first);
    format!("{} {told}", told.line)
}

#[test]
fn the_first_fault_is_the_official_one() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/machine_code.txt");
    let text = std::fs::read_to_string(file).expect("the cases are there");
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in text.split_inclusive("# ---\n") {
        let (verdict, source) = case
            .trim_end_matches("# ---\n")
            .split_once('\n')
            .expect("a verdict and a program");
        let expected = verdict.trim_start_matches("# ").trim_end();
        let found = faults(source);
        count += 1;
        if first(&found).trim_end() != expected {
            wrong.push(format!("{source}\n  expected {expected}\n  {found:#?}"));
        }
        for fault in found {
            assert!(fault.start < fault.end, "{source}\n{fault:?}");
            assert!(fault.end as usize <= source.len(), "{source}\n{fault:?}");
        }
    }
    assert!(count > 400, "only {count} cases");
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn five_broken_rules_are_five_faults() {
    let source = "@micropython.viper\ndef f(a: int, p: ptr8) -> int:\n    x = a + 1.5\n    p[p] = 1\n    \
                  if p:\n        pass\n    b = a < uint(a)\n    return x + p\n";
    let found = faults(source);
    let lines: Vec<u32> = found.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [3, 4, 5, 7, 8], "{found:#?}");
}
