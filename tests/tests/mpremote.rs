//! The official client, mpremote, with the virtual pyboard on a pseudo-terminal.

mod rig;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use rig::{Running, examples, expected, named, run};

const PATIENCE: Duration = Duration::from_secs(30);

/// A simulator and the client for it. `None`: a program is missing.
struct Rig {
    mpremote: PathBuf,
    port: String,
    /// A folder of its own for files.
    folder: tempfile::TempDir,
    _simulator: Running,
}

impl Rig {
    fn start() -> Option<Rig> {
        let (garter, mpremote) = (named("GARTER_BIN")?, named("GARTER_MPREMOTE")?);
        let mut simulator = Command::new(garter)
            .args(["sim", "--pty", "--memory"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the simulator starts");
        let output = simulator.stdout.take().expect("its output is a pipe");
        let simulator = Running(simulator);
        let mut first = String::new();
        BufReader::new(output)
            .read_line(&mut first)
            .expect("it says where it is");
        let port = first
            .trim()
            .strip_prefix("serial ")
            .expect("a path")
            .to_owned();
        let folder = tempfile::tempdir().expect("a temporary folder");
        Some(Rig {
            mpremote,
            port,
            folder,
            _simulator: simulator,
        })
    }

    /// What the client prints, and whether it succeeded.
    fn client(&self, words: &[&str]) -> (String, bool) {
        let mut command = Command::new(&self.mpremote);
        command
            .args(["connect", &self.port])
            .args(words)
            .current_dir(self.folder.path());
        run(&mut command, PATIENCE)
    }

    fn ok(&self, words: &[&str]) -> String {
        let (output, ok) = self.client(words);
        assert!(ok, "{words:?}: {output}");
        output
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("writable");
        path
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the path is text")
}

#[test]
fn programs_run_and_their_errors_are_told() {
    let Some(rig) = Rig::start() else { return };
    assert_eq!(rig.ok(&["exec", "print(1 + 2)"]), "3\n");
    assert_eq!(
        rig.ok(&["eval", "2 ** 100"]),
        "1267650600228229401496703205376\n"
    );
    let (told, ok) = rig.client(&["exec", "1 / 0"]);
    assert!(!ok);
    assert!(told.contains("ZeroDivisionError: divide by zero"), "{told}");
    let long = "# far more than one window of text\n".repeat(800) + "print('end')\n";
    rig.file("long.py", &long);
    assert_eq!(rig.ok(&["run", "long.py"]), "end\n");
}

#[test]
fn examples_print_what_they_should() {
    let Some(rig) = Rig::start() else { return };
    for entry in std::fs::read_dir(examples()).expect("the folder is there") {
        let path = entry.expect("readable").path();
        let name = path.file_stem().and_then(|n| n.to_str()).expect("a name");
        // A pyboard has no network.
        if name != "web_server" {
            assert_eq!(rig.ok(&["run", text(&path)]), expected(name), "{name}");
        }
    }
}

#[test]
fn files_are_copied_listed_and_removed() {
    let Some(rig) = Rig::start() else { return };
    rig.file("hello.py", "print('hello from a file')\n");
    rig.ok(&["mkdir", ":lib"]);
    rig.ok(&["cp", "hello.py", ":lib/"]);
    assert!(rig.ok(&["ls", ":lib"]).contains("27 hello.py"));
    assert_eq!(
        rig.ok(&["cat", ":lib/hello.py"]),
        "print('hello from a file')\n"
    );
    assert_eq!(rig.ok(&["exec", "import hello"]), "hello from a file\n");
    rig.ok(&["cp", ":lib/hello.py", "back.py"]);
    let back = std::fs::read_to_string(rig.folder.path().join("back.py"));
    assert_eq!(back.expect("it was copied"), "print('hello from a file')\n");
    assert!(rig.ok(&["tree"]).contains("hello.py"));
    assert!(rig.ok(&["df"]).contains('%'));
    rig.ok(&["rm", "-r", ":lib"]);
    assert!(!rig.ok(&["ls"]).contains("lib"));
    let (told, ok) = rig.client(&["cat", ":nothing"]);
    assert!(!ok, "{told}");
    // Binary data of many sizes, there and back.
    for size in [0, 1, 511, 512, 513, 4096, 70_000] {
        let data: Vec<u8> = (0..size).map(|i: u32| (i * 7 + i / 256) as u8).collect();
        std::fs::write(rig.folder.path().join("data"), &data).expect("writable");
        rig.ok(&["cp", "data", ":data"]);
        rig.ok(&["cp", ":data", "again"]);
        let again = std::fs::read(rig.folder.path().join("again")).expect("it was copied");
        assert!(again == data, "{size} bytes");
    }
}

#[test]
fn a_folder_of_the_host_can_be_mounted() {
    let Some(rig) = Rig::start() else { return };
    std::fs::create_dir(rig.folder.path().join("shared")).expect("writable");
    rig.file("shared/module.py", "X = 5\nprint('imported')\n");
    let source = "import module, os\nprint(module.X, sorted(os.listdir('/remote')))\n\
                  with open('/remote/new.txt', 'w') as f: f.write('abc' * 500)\n\
                  print(os.stat('new.txt')[6], open('new.txt').read(5))\n";
    let output = rig.ok(&["mount", "shared", "exec", source]);
    let (_, output) = output.split_once('\n').expect("it says what is mounted");
    assert_eq!(output, "imported\n5 ['module.py']\n1500 abcab\n");
    let written = std::fs::read_to_string(rig.folder.path().join("shared/new.txt"));
    assert_eq!(written.expect("it was written"), "abc".repeat(500));
}

/// Ctrl-C's byte in what the host sends is data while the board says so (`micropython.kbd_intr`).
#[test]
fn every_byte_arrives_through_a_mount() {
    let Some(rig) = Rig::start() else { return };
    std::fs::create_dir(rig.folder.path().join("shared")).expect("writable");
    let bytes: Vec<u8> = (0..=255).cycle().take(1024).collect();
    std::fs::write(rig.folder.path().join("shared/all.bin"), bytes).expect("writable");
    let source = "data = open('all.bin', 'rb').read()\n\
                  print(len(data), all(data[i] == i % 256 for i in range(1024)))\n";
    let output = rig.ok(&["mount", "shared", "exec", source]);
    assert!(output.ends_with("1024 True\n"), "{output}");
}

#[test]
fn an_endless_program_is_interrupted_by_the_next_client() {
    let Some(rig) = Rig::start() else { return };
    rig.ok(&["exec", "--no-follow", "while True: pass"]);
    assert_eq!(rig.ok(&["exec", "print('free')"]), "free\n");
    rig.file("main.py", "while True: pass\n");
    rig.ok(&["cp", "main.py", ":"]);
    rig.ok(&[
        "exec",
        "--no-follow",
        "import machine; machine.soft_reset()",
    ]);
    assert_eq!(rig.ok(&["exec", "print('free')"]), "free\n");
}

#[test]
fn a_soft_reset_forgets_names_and_resume_keeps_them() {
    let Some(rig) = Rig::start() else { return };
    rig.ok(&["exec", "x = 5"]);
    assert_eq!(
        rig.ok(&["resume", "exec", "print('x' in globals())"]),
        "True\n"
    );
    assert_eq!(rig.ok(&["exec", "print('x' in globals())"]), "False\n");
    assert_eq!(rig.ok(&["exec", "x = 6", "exec", "print(x)"]), "6\n");
    rig.ok(&["soft-reset"]);
    let (told, ok) = rig.client(&["resume", "exec", "print(x)"]);
    assert!(!ok && told.contains("NameError"), "{told}");
}
