//! `cargo xtask`: checks, tests, conformance, firmware and benchmarks, for people and for CI.
#![forbid(unsafe_code)]

mod bench;
mod catalogue;
mod check;
mod conformance;
mod firmware;
mod fuzz;
mod identity;
mod layout;
mod memory;
mod ram;
mod setup;
mod shell;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND
  check        format, lints, layers, file headers, docs, links, licences, duplicates
  test         set up what is missing, check, and run every suite
  setup        only set up what the tests need
  memory       only look for wrong uses of memory, with AddressSanitizer and Miri
  conformance  the language suite alone [--stress] [--topic NAME], or random programs
               for a time [--explore SECONDS [--seed N]]
  mpy-identity compare with the official cross compiler, on more than `test` does
               [--programs N] [--seed N] [FOLDER...]
  fuzz [TARGET...] run the fuzzer, and keep what adds coverage [--seconds N]
  firmware     build the pyboard firmware and report its sizes
  bench        measure, and write BENCHMARKS.md
  layout       which functions lie side by side in the program (writes tui/cli/layout.ld)
  ram [FILE...] what modules cost in a board's memory, told and measured; into docs/ram.md
               [--and FOLDER]
  catalogue    make the catalogue of what ports and versions offer";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let result = match command.as_str() {
        "check" => check::run(),
        "test" => test::run(),
        "setup" => setup::run().map(|oracles| setup::code_server::set_up(&oracles.folder)),
        "memory" => memory::check(),
        "conformance" => conformance::run(&rest),
        "mpy-identity" => identity::run(&rest),
        "fuzz" => fuzz::run(&rest),
        "firmware" => firmware::build().and_then(|image| firmware::report(&image)),
        "bench" => bench::run(),
        "layout" => layout::run(),
        "ram" => ram::run(&rest),
        "catalogue" => catalogue::run(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
