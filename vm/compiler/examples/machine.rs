//! Says what is wrong with the machine code functions of a file: line and message of each fault.

use garter_compiler::{Native, Options, check};

fn main() {
    for file in std::env::args().skip(1) {
        let source = std::fs::read(&file).expect("the file can be read");
        let mut arena = vec![0; 1 << 22];
        let options = Options::new(file.as_bytes()).native(Native::Check);
        check(&source, &options, &mut arena, &mut |fault| {
            let range = fault.start as usize..fault.end as usize;
            let text = String::from_utf8_lossy(source.get(range).unwrap_or_default());
            println!("line {}: {fault} [{}]", fault.line, text.escape_debug());
        });
    }
}
