//! The language suite: every program in `conformance/` prints what the oracle printed for it, also
//! when garbage is collected at every allocation, and when the official compiler has compiled it.
//!
//! `GARTER_TOPIC` takes one folder, `GARTER_STRESS=1` leaves the plain passes out,
//! `GARTER_STRESS=0` the stressed one. `GARTER_MPY_CROSS` is the official compiler. Differences
//! that are known stand in `conformance/differences.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use garter_tests::{End, Limits, Official, run, run_file};

/// How many programs run at once, and the stack of the thread of each: Rust functions nest a
/// bounded number of times, but frames of debug builds are large.
const THREADS: usize = 2;
const THREAD_STACK: usize = 256 << 20;

fn suite() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance")
}

/// Names `topic/program` of all programs of the topics that are wanted.
fn programs() -> Vec<String> {
    let wanted = std::env::var("GARTER_TOPIC").ok();
    let mut names = Vec::new();
    for topic in std::fs::read_dir(suite())
        .expect("the suite is there")
        .flatten()
    {
        let name = topic.file_name().to_string_lossy().into_owned();
        // `explore` holds the generator of random programs.
        if !topic.path().is_dir()
            || name == "explore"
            || wanted.as_ref().is_some_and(|w| *w != name)
        {
            continue;
        }
        for file in std::fs::read_dir(topic.path())
            .expect("a topic is a folder")
            .flatten()
        {
            if file.path().extension().is_some_and(|e| e == "py") {
                let stem = file.path().with_extension("");
                let stem = stem.file_name().unwrap_or_default().to_string_lossy();
                names.push(format!("{name}/{stem}"));
            }
        }
    }
    names.sort();
    names
}

/// Why a program may differ, by its name. Each line is `topic/program: reason`.
fn known_differences() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(suite().join("differences.txt")).expect("the list is there");
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (name, reason) = line
                .split_once(": ")
                .expect("each difference has its reason");
            (name.to_owned(), reason.to_owned())
        })
        .collect()
}

/// `# heap: BYTES` among the first lines gives the heap that the oracle had.
fn heap_of(source: &str) -> Option<usize> {
    let mut lines = source.lines().take(5);
    lines.find_map(|line| line.strip_prefix("# heap: ")?.trim().parse().ok())
}

/// The first line in which two texts differ.
fn difference(expected: &str, got: &str) -> String {
    let (mut wanted, mut had) = (expected.split('\n'), got.split('\n'));
    for line in 1.. {
        let (w, h) = (wanted.next(), had.next());
        if w.is_none() && h.is_none() {
            break;
        }
        if w != h {
            let show = |t: Option<&str>| t.map_or("(nothing)".to_owned(), |t| format!("{t:?}"));
            return format!(
                "line {line}\n    expected {}\n    got      {}",
                show(w),
                show(h)
            );
        }
    }
    "no line differs".to_owned()
}

/// How the programs are run.
enum Pass {
    Plain,
    /// Garbage is collected at every allocation.
    Stressed,
    /// The official compiler's files.
    Compiled(Official),
}

/// Runs one program; says what is wrong.
fn check(name: &str, pass: &Pass) -> Result<(), String> {
    let stress = matches!(pass, Pass::Stressed);
    let path = suite().join(name);
    let source = std::fs::read_to_string(path.with_extension("py")).map_err(|e| e.to_string())?;
    let expected = std::fs::read_to_string(path.with_extension("out"))
        .map_err(|e| format!("the oracle has not been asked: {e}"))?;
    let limits = Limits {
        heap: heap_of(&source).unwrap_or(if stress { 256 << 10 } else { 1 << 20 }),
        stress,
        time: Duration::from_secs(if stress { 60 } else { 20 }),
        ..Limits::default()
    };
    let file = match pass {
        // What it refuses is for other tests.
        Pass::Compiled(official) => match official.compile(source.as_bytes(), "<stdin>") {
            None => return Ok(()),
            file => file,
        },
        _ => None,
    };
    let (said, end) = std::panic::catch_unwind(|| match file {
        Some(file) => run_file(&file, limits),
        None => run(source.as_bytes(), limits),
    })
    .map_err(|_| "the machine panicked".to_owned())?;
    match end {
        End::Finished | End::Raised => {}
        End::OutOfTime => return Err("did not end in time".to_owned()),
        End::Unsound(fault) => return Err(format!("heap unsound: {fault}")),
    }
    let said = String::from_utf8_lossy(&said);
    if said == expected {
        Ok(())
    } else {
        Err(difference(&expected, &said))
    }
}

/// Runs all programs; gives the complaint of each that has one.
fn check_all(names: &[String], pass: &Pass) -> BTreeMap<String, String> {
    let next = AtomicUsize::new(0);
    let complaints = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            let work = || {
                while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(complaint) = check(name, pass) {
                        let mut all = complaints.lock().expect("no thread panics holding it");
                        all.insert(name.clone(), complaint);
                    }
                }
            };
            std::thread::Builder::new()
                .stack_size(THREAD_STACK)
                .spawn_scoped(scope, work)
                .expect("a thread can be started");
        }
    });
    complaints
        .into_inner()
        .expect("no thread panics holding it")
}

/// How many programs of each topic agree and differ.
fn table(names: &[String], complaints: &BTreeMap<String, String>) -> String {
    let mut topics: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for name in names {
        let topic = name.split('/').next().unwrap_or_default();
        let (agree, differ) = topics.entry(topic).or_default();
        *(if complaints.contains_key(name) {
            differ
        } else {
            agree
        }) += 1;
    }
    let mut text = format!("{:24}{:>7}{:>8}\n", "topic", "agree", "differ");
    for (topic, (agree, differ)) in &topics {
        writeln!(text, "{topic:24}{agree:7}{differ:8}").expect("strings take all");
    }
    let differ = complaints.len();
    writeln!(text, "{:24}{:7}{differ:8}", "all", names.len() - differ).expect("strings take all");
    text
}

/// One pass at a time: some programs open ports with numbers.
static ONE: Mutex<()> = Mutex::new(());

/// One pass over the suite.
fn run_pass(pass: &Pass) {
    let _alone = ONE.lock().unwrap_or_else(|failed| failed.into_inner());
    let names = programs();
    assert!(!names.is_empty(), "no programs in {}", suite().display());
    let known = known_differences();
    let complaints = check_all(&names, pass);
    println!("{}", table(&names, &complaints));
    for (name, reason) in known.iter().filter(|(n, _)| complaints.contains_key(*n)) {
        println!("differs: {name}: {reason}");
    }
    let mut report = String::new();
    for (name, complaint) in &complaints {
        if !known.contains_key(name) {
            writeln!(report, "{name}: {complaint}").expect("strings take all");
        }
    }
    let names: BTreeSet<&String> = names.iter().collect();
    for name in known
        .keys()
        .filter(|n| names.contains(n) && !complaints.contains_key(*n))
    {
        // What only collecting often shows is listed for the plain pass's sake as well.
        if matches!(pass, Pass::Plain) {
            writeln!(report, "{name}: is listed as different but agrees")
                .expect("strings take all");
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn programs_print_what_the_oracle_prints() {
    if std::env::var_os("GARTER_STRESS").is_none_or(|v| v != "1") {
        run_pass(&Pass::Plain);
    }
}

#[test]
fn programs_print_the_same_when_every_allocation_collects() {
    if std::env::var_os("GARTER_STRESS").is_none_or(|v| v != "0") {
        run_pass(&Pass::Stressed);
    }
}

#[test]
fn programs_print_the_same_when_the_official_compiler_has_compiled_them() {
    if std::env::var_os("GARTER_STRESS").is_none_or(|v| v != "1")
        && let Some(official) = Official::find()
    {
        run_pass(&Pass::Compiled(official));
    }
}

#[test]
fn every_listed_difference_is_a_program() {
    for name in known_differences().keys() {
        assert!(
            suite().join(name).with_extension("py").exists(),
            "{name} is listed but not there"
        );
    }
}
