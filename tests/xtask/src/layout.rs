//! `cargo xtask layout`: which functions lie side by side in the program.
//!
//! A page of the program that is used brings its neighbours into memory, 64 KiB in all. What the
//! interpreter runs from start to end is 300 KiB, strewn over seven megabytes; so the linker is
//! told to put it in one place. The list only costs memory when it is out of date: a pattern
//! without a function is nothing to the linker.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::shell::{self, cargo, output};

/// What the linker reads.
const SCRIPT: &str = "tui/cli/layout.ld";
/// Most functions that a pattern may take, unless they are short.
const MANY: usize = 24;
/// Most bytes that more of them may have.
const MUCH: u64 = 12 << 10;

/// What is in a first program that people write.
const SMALL: &str = "
import sys, time

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return 'Point(%d, %d)' % (self.x, self.y)

def squares(n):
    for i in range(n):
        yield i * i

points = [Point(i, -i) for i in range(3)]
names = {'one': 1, 'two': 2.5}
names['three'] = sum(squares(4)) / 2
for name in sorted(names):
    print(name, names[name], f'{name:>8}', sep=', ')
print(points, len(sys.argv), ' '.join(['a', 'b']).split(), points[1:])
try:
    1 // 0
except ZeroDivisionError as error:
    print(repr(error), error.args)
time.sleep(0.02)
";

/// Measures, and writes the linker's script.
pub(crate) fn run() -> Result<()> {
    ensure!(shell::installed("valgrind"), "valgrind is not installed");
    let build = ["build", "--quiet", "--locked", "--release", "-p", "garter"];
    shell::run("program", cargo().args(build))?;
    let garter = shell::target().join("release/garter");
    let symbols = output("nm", Command::new("nm").arg("-S").arg(&garter))?;
    let start = functions(&garter, "pass")?;
    let small = functions(&garter, SMALL)?;
    let mut text = "\
/* Functions that start-up and small programs run, side by side. Written by `cargo xtask layout`,
   which says why. */
SECTIONS
{
  .text :
  {
"
    .to_owned();
    // Where a process begins, and what stands between the program and its allocator: tools that
    // count do not see them run.
    text += "    *crt1.o(.text .text.*)\n    KEEP(*(.init))\n    *(.text._RNvCs*_7___rustc*)\n";
    // Of some generic functions every crate has its own, which the names do not tell apart: those
    // would push the others out of the way.
    let few = |pattern: &&String| {
        let sizes = sizes(pattern, &symbols);
        sizes.len() <= MANY || sizes.iter().sum::<u64>() <= MUCH
    };
    let later = small.difference(&start);
    let patterns = start.iter().chain(later).filter(few);
    for pattern in patterns {
        write!(text, "    *(.text.{pattern}")?;
        // The standard library runs some functions at every start that it calls unlikely.
        if pattern.starts_with("_R") {
            write!(text, " .text.unlikely.{pattern}")?;
        }
        text += ")\n";
    }
    text += "    *(.text .text.*)\n  }\n}\nINSERT BEFORE .fini;\n";
    fs::write(shell::root().join(SCRIPT), text)?;
    println!(
        "{} functions at start, {} with a small program",
        start.len(),
        small.len()
    );
    Ok(())
}

/// How many bytes every function has that a pattern takes.
fn sizes(pattern: &str, symbols: &str) -> Vec<u64> {
    let sizes = symbols.lines().filter_map(|line| {
        let mut parts = line.split(' ').skip(1);
        let size = u64::from_str_radix(parts.next()?, 16).ok()?;
        takes(pattern, parts.nth(1)?).then_some(size)
    });
    sizes.collect()
}

/// Whether a pattern, in which `*` is anything, takes a name.
fn takes(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let head = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(head) else {
        return false;
    };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.is_empty() || pattern.ends_with('*')
}

/// The functions of the program that a Python program runs, as patterns.
fn functions(garter: &Path, program: &str) -> Result<BTreeSet<String>> {
    let folder = shell::target().join("layout");
    fs::create_dir_all(&folder)?;
    let trace = folder.join("trace");
    let mut command = Command::new("valgrind");
    command
        .args(["--quiet", "--tool=callgrind", "--demangle=no"])
        .arg(format!("--callgrind-out-file={}", trace.display()))
        .arg(garter)
        .args(["py", "-c", program]);
    output("valgrind", &mut command)?;
    let trace = fs::read_to_string(&trace)?;
    let found = executed(&trace, "/garter");
    ensure!(!found.is_empty(), "nothing of {} was run", garter.display());
    found.iter().map(|name| pattern(name)).collect()
}

/// The names of the functions of an object in callgrind's output.
fn executed(trace: &str, object: &str) -> BTreeSet<String> {
    // A name is given once, with a number, and then by its number.
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut found = BTreeSet::new();
    let mut ours = false;
    for line in trace.lines() {
        let Some((kind, value)) = line.split_once('=') else {
            continue;
        };
        let (space, is_run) = match kind {
            "ob" | "cob" => ("object", false),
            "fn" => ("function", true),
            "cfn" => ("function", false),
            _ => continue,
        };
        let (number, name) = value.split_once(' ').unwrap_or((value, ""));
        let key = format!("{space}{number}");
        if !name.is_empty() {
            names.insert(key.clone(), name.to_owned());
        }
        let name = names.get(&key).map_or("", String::as_str);
        if kind == "ob" {
            ours = name.ends_with(object);
        } else if is_run && ours && !name.starts_with(['0', '(']) {
            found.insert(name.to_owned());
        }
    }
    found
}

/// A function's name in every build: without what compilers add to tell builds apart.
fn pattern(name: &str) -> Result<String> {
    let (name, added) = match name.split_once(".llvm.") {
        Some((name, _)) => (name, "*"),
        None => (name, ""),
    };
    if name.starts_with("_ZN") {
        let (path, _) = name
            .rsplit_once("17h")
            .with_context(|| format!("{name} has no hash"))?;
        return Ok(format!("{path}17h*"));
    }
    // A crate's name stands behind `Cs`, its number and `_`.
    let mut parts = name.split("Cs");
    let mut pattern = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        pattern += "Cs";
        pattern += if rest.starts_with('_') && rest.len() < part.len() {
            "*"
        } else {
            ""
        };
        pattern += if rest.starts_with('_') { rest } else { part };
    }
    Ok(pattern + added)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_differs_from_build_to_build() {
        let of = |name| pattern(name).expect("a name");
        assert_eq!(
            of("_ZN6garter4main17h935bb9da36091c22E"),
            "_ZN6garter4main17h*"
        );
        assert_eq!(
            of("_RNvNtCsjrHSEGnQ3l9_3std3env5__var.llvm.12"),
            "_RNvNtCs*_3std3env5__var*"
        );
        assert_eq!(of("main"), "main");
    }

    #[test]
    fn stars_stand_for_anything() {
        assert!(takes("_RNvCs*_3std3env*", "_RNvCsx1_3std3env.llvm.1"));
        assert!(takes("main", "main"));
        assert!(!takes("main", "main2"));
        assert!(!takes("_RNvCs*_3std3env", "_RNvCsx1_3std3fs"));
    }

    #[test]
    fn only_functions_of_the_program_count() {
        let trace = "ob=(1) /lib/libc.so\nfn=(1) read\n1 2\nob=(2) /target/garter\nfn=(2) a\n\
                     cob=(1)\ncfn=(1)\ncalls=1\ncfn=(3) b\nfn=(3)\n";
        let found = executed(trace, "/garter");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["a", "b"]);
    }
}
