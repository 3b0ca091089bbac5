//! Compiles a file to a `.mpy` file: `mpy IN OUT NAME LEVEL`. For trying the crate by itself.

use garter_compiler::{Error, Options, compile};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, input, output, name, level] = arguments.as_slice() else {
        eprintln!("usage: mpy IN OUT NAME LEVEL");
        std::process::exit(2);
    };
    let source = std::fs::read(input).expect("the input can be read");
    let mut arena = vec![0; 1 << 24];
    let options = Options::new(name.as_bytes()).optimise(level.parse().unwrap_or(0));
    match compile(&source, &options, &mut arena) {
        Ok(done) => {
            let bytes: Vec<u8> = done.image.iter().collect();
            std::fs::write(output, bytes).expect("the output can be written");
        }
        Err(Error::Fault(fault)) => {
            eprintln!("line {}: {fault}", fault.line);
            std::process::exit(1);
        }
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(1);
        }
    }
}
