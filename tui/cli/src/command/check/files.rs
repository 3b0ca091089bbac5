//! Which files are checked, against what, and by whom: every processor takes the next file.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf, absolute};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result};
use garter_analysis::{
    Facts, Machine, Memory, Project, Settings, Surroundings, analyse_file, look, ram, too_large,
};
use garter_daemon::configuration::{Configuration, STUBS, nearest};
use garter_daemon::kept::{self, KeptBoards};
use garter_daemon::stubs::read_stubs;
use garter_daemon::workspace::{Bounds, beside, walk};
use garter_virtual::{PROFILE, STACK_SLOTS};

use super::wanted::Understood;
use super::{Findings, Report, shown};

/// What is to be checked.
#[derive(Default)]
struct Work {
    files: Vec<PathBuf>,
    /// Folders, whose files are one project.
    roots: Vec<PathBuf>,
    /// Names by which what belongs to the project could be imported.
    modules: HashSet<String>,
    /// Folders with stub files where nothing is set.
    stubs: Vec<PathBuf>,
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
            self.roots.push(path.to_path_buf());
            for found in tree.configurations {
                self.configure(found);
            }
            self.files.extend(tree.files);
            self.stubs.push(path.join(STUBS));
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
    let kept = kept::folder().map(|folder| KeptBoards::read(&folder));
    let kept = kept.unwrap_or_default();
    let attached = kept.attached_now();
    let against = |settings: &Settings, stubs: &[PathBuf]| {
        let settings = wanted.over(settings);
        let attached = attached.clone().filter(|it| it.is_meant_by(&settings));
        let board = attached.or_else(|| kept.meant_by(&settings));
        let around = Surroundings::new(&settings, modules.clone());
        let mut around = around.with_board(&settings, board.as_ref());
        around.stubs = Arc::new(read_stubs(stubs));
        Arc::new(around)
    };
    let plain = against(&Settings::default(), &work.stubs);
    let set = configurations.iter();
    let set = set.map(|it| against(&it.settings, &it.stub_folders()));
    let set: Vec<Arc<Surroundings>> = set.collect();
    let place = |path: &Path| {
        let path = absolute(path).unwrap_or_default();
        let found = nearest(&configurations, &path)?;
        configurations.iter().position(|it| it.path == found.path)
    };
    let files = work.files;
    let mut reports: Vec<Report> = configurations
        .iter()
        .filter(|it| !it.problems.is_empty())
        .map(|it| Report::new(shown(&it.path).into(), it.text.clone(), it.problems.clone()))
        .collect();
    let known = for_each(&files, |memory, path| look_at(path, memory));
    let known = known.into_iter().collect::<Result<Vec<Known>>>()?;
    // What calls mean that go from one file to another is seen when all are known.
    let project = Arc::new(project(&work.roots, &files, &known));
    let together = |around: &Arc<Surroundings>| around.as_ref().clone().within(project.clone());
    let plain_together = together(&plain);
    let set_together: Vec<Surroundings> = set.iter().map(together).collect();
    let both: Vec<(&PathBuf, Known)> = files.iter().zip(known).collect();
    let found = for_each(&both, |_, (path, known)| {
        let at = place(path);
        let together = at.and_then(|at| set_together.get(at));
        let alone = at.and_then(|at| set.get(at)).unwrap_or(&plain);
        check_file(path, known, alone, together.unwrap_or(&plain_together))
    });
    reports.extend(found.into_iter().flatten());
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

/// Does something with each item, on all processors, each with memory of its own; the results in
/// the order of the items.
fn for_each<T: Sync, R: Send>(items: &[T], act: impl Fn(&mut Memory, &T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take = || {
        let (mut done, mut memory) = (Vec::new(), Memory::default());
        while let Some((at, item)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            items.get(at).map(|item| (at, item))
        } {
            done.push((at, act(&mut memory, item)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let count = thread::available_parallelism().map_or(1, usize::from);
        let others: Vec<_> = (1..count.min(items.len()))
            .map(|_| scope.spawn(take))
            .collect();
        let mut done = take();
        for other in others {
            // A panic elsewhere is a panic here.
            let others = other.join();
            done.extend(others.unwrap_or_else(|it| std::panic::resume_unwind(it)));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// A file, and what it shows by itself.
struct Known {
    text: String,
    facts: Facts,
}

fn look_at(path: &Path, memory: &mut Memory) -> Result<Known> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    };
    let facts = look(&text, memory);
    Ok(Known { text, facts })
}

/// What the files offer one another. One that is named alone is known by itself.
fn project(roots: &[PathBuf], files: &[PathBuf], known: &[Known]) -> Project {
    let both: Vec<(&PathBuf, &Known)> = files.iter().zip(known).collect();
    let modules = for_each(&both, |_, (path, known)| Arc::new(known.facts.module(path)));
    Project::new(roots, files.iter().zip(modules))
}

/// Checks one file; none when nothing is wrong.
fn check_file(
    path: &Path,
    known: &Known,
    alone: &Surroundings,
    together: &Surroundings,
) -> Option<Report> {
    let Known { text, facts } = known;
    let mut diagnostics = if facts.take_from(&together.project, path) {
        analyse_file(text, text, facts, together, Some(path)).diagnostics
    } else {
        analyse_file(text, text, facts, alone, None).diagnostics
    };
    let around = together;
    let too_large = around.heap.and_then(|_| {
        let machine = Machine {
            profile: &PROFILE,
            stack_slots: STACK_SLOTS,
        };
        let ram = ram(text, "main", &machine, &facts.symbols(), around)?;
        too_large(&ram, text, around)
    });
    diagnostics.extend(too_large);
    let path = || path.to_path_buf();
    (!diagnostics.is_empty()).then(|| Report::new(path(), text.clone(), diagnostics))
}
