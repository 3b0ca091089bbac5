//! Which files are checked, against what, and by whom: every processor takes the next file.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf, absolute};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result};
use garter_analysis::{Machine, Settings, Surroundings, analyse_in, ram, too_large};
use garter_daemon::configuration::{Configuration, nearest};
use garter_daemon::workspace::{Bounds, beside, walk};
use garter_virtual::{PROFILE, STACK_SLOTS};

use super::wanted::Understood;
use super::{Findings, Report, shown};

/// What is to be checked.
#[derive(Default)]
struct Work {
    files: Vec<PathBuf>,
    /// Names by which what belongs to the project could be imported.
    modules: HashSet<String>,
    /// By the folder that they hold for.
    configurations: BTreeMap<PathBuf, Configuration>,
}

impl Work {
    fn add(&mut self, path: &Path) -> Result<()> {
        let kind = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
        if kind.is_dir() {
            let tree = walk(path, Bounds::NONE);
            self.modules.extend(tree.modules());
            self.modules.extend(names_of(path));
            for found in tree.configurations {
                self.configure(found);
            }
            self.files.extend(tree.files);
        } else {
            let folder = path.parent().unwrap_or(Path::new(""));
            self.modules.extend(names_of(folder));
            self.modules.extend(beside(folder));
            if let Some(found) = Configuration::above(folder) {
                self.configure(found);
            }
            self.files.push(path.to_path_buf());
        }
        Ok(())
    }

    fn configure(&mut self, mut found: Configuration) {
        found.path = absolute(&found.path).unwrap_or(found.path);
        let folder = found.folder().to_path_buf();
        self.configurations.entry(folder).or_insert(found);
    }
}

/// The names of the folders in a path.
fn names_of(folder: &Path) -> impl Iterator<Item = String> {
    let parts = folder.components().map(|part| part.as_os_str());
    parts.map(|part| part.to_string_lossy().into_owned())
}

/// Checks files, and all Python files in folders.
pub(super) fn check(paths: &[PathBuf], wanted: &Understood) -> Result<Findings> {
    let mut work = Work::default();
    for path in paths {
        work.add(path)?;
    }
    let configurations: Vec<Configuration> = work.configurations.into_values().collect();
    let modules = Some(work.modules);
    let against =
        |settings: &Settings| Arc::new(Surroundings::new(&wanted.over(settings), modules.clone()));
    let plain = against(&Settings::default());
    let set = configurations.iter().map(|it| against(&it.settings));
    let set: Vec<Arc<Surroundings>> = set.collect();
    let around = |path: &Path| {
        let path = absolute(path).unwrap_or_default();
        let found = nearest(&configurations, &path)?;
        let at = configurations.iter().position(|it| it.path == found.path)?;
        set.get(at)
    };
    let files = work.files;
    let mut reports: Vec<Report> = configurations
        .iter()
        .filter(|it| !it.problems.is_empty())
        .map(|it| Report::new(shown(&it.path).into(), it.text.clone(), it.problems.clone()))
        .collect();
    let next = AtomicUsize::new(0);
    let take_files = || {
        let mut found = Vec::new();
        while let Some((at, path)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            files.get(at).map(|path| (at, path))
        } {
            let around = around(path).unwrap_or(&plain);
            match check_file(path, around) {
                Ok(Some(report)) => found.push((at, Ok(report))),
                Ok(None) => {}
                Err(error) => found.push((at, Err(error))),
            }
        }
        found
    };
    let mut found = thread::scope(|scope| {
        let count = thread::available_parallelism().map_or(1, usize::from);
        let others: Vec<_> = (1..count.min(files.len()))
            .map(|_| scope.spawn(take_files))
            .collect();
        let mut found = take_files();
        for other in others {
            // A panic elsewhere is a panic here.
            found.extend(
                other
                    .join()
                    .unwrap_or_else(|it| std::panic::resume_unwind(it)),
            );
        }
        found
    });
    found.sort_by_key(|(at, _)| *at);
    for (_, report) in found {
        reports.push(report?);
    }
    let mut targets: Vec<String> = configurations
        .iter()
        .zip(&set)
        .map(|(it, around)| format!("{} as {} says", around.called, shown(&it.path)))
        .collect();
    if targets.is_empty() {
        targets.push(plain.called.clone());
    }
    Ok(Findings {
        reports,
        files: files.len(),
        targets,
    })
}

/// Checks one file; none when nothing is wrong.
fn check_file(path: &Path, around: &Surroundings) -> Result<Option<Report>> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    };
    let facts = analyse_in(&text, around);
    let too_large = around.heap.and_then(|_| {
        let machine = Machine {
            profile: &PROFILE,
            stack_slots: STACK_SLOTS,
        };
        let ram = ram(&text, "main", &machine, &facts.symbols(), around)?;
        too_large(&ram, &text, around)
    });
    let mut diagnostics = facts.diagnostics;
    diagnostics.extend(too_large);
    let path = || path.to_path_buf();
    Ok((!diagnostics.is_empty()).then(|| Report::new(path(), text, diagnostics)))
}
