//! Which files are checked, against what, and which of them anew.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf, absolute};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use garter_analysis::{LineIndex, Project, Roster, Settings, reached};
use garter_daemon::configuration::{Configuration, STUBS, nearest};
use garter_daemon::kept::{self, KeptBoards};
use garter_daemon::workspace::{Bounds, beside, walk};

use super::cache::{Cache, print};
use super::context::Context;
use super::file::{Among, File, Found};
use super::processors::{for_each, for_each_from_largest};
use super::source::{Named, Source};
use super::wanted::Understood;
use super::{Findings, Report, shown};

/// Of a file that more others than these have a say in, all files are taken for such.
const MOST_OTHERS: usize = 256;

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
            self.add_file(path);
        }
        Ok(())
    }

    fn add_file(&mut self, path: &Path) {
        let folder = path.parent().unwrap_or(Path::new(""));
        self.modules.extend(names_of(folder));
        self.modules.extend(beside(folder));
        if let Some(found) = Configuration::above(folder) {
            self.configure(found);
        }
        self.files.push(path.to_path_buf());
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

/// The configuration that holds for a file.
fn context_of<'c>(
    path: &Path,
    configurations: &[Configuration],
    contexts: &'c [Context],
) -> Option<&'c Context> {
    let path = absolute(path).unwrap_or_default();
    let found = nearest(configurations, &path)?;
    let at = configurations.iter().position(|it| it.path == found.path)?;
    contexts.get(at)
}

/// Checks files, and all Python files in folders; with what is known of them from before if that
/// may be used.
pub(super) fn check(paths: &[PathBuf], wanted: &Understood, cached: bool) -> Result<Findings> {
    let mut work = Work::default();
    for path in paths {
        work.add(path)?;
    }
    // Single files are looked at before anything could be found out about them.
    let cache = (cached && !work.roots.is_empty()).then(|| Cache::open(paths));
    check_all(work, wanted, cache.flatten().as_ref(), |path| {
        Source::read(path)
    })
}

/// Checks what standard input will write to a file.
pub(super) fn check_input(path: &Path, wanted: &Understood) -> Result<Findings> {
    let mut work = Work::default();
    work.add_file(path);
    check_all(work, wanted, None, |path| Source::input(path))
}

/// Checks files that are read in one way or another.
fn check_all(
    work: Work,
    wanted: &Understood,
    cache: Option<&Cache>,
    read: fn(&Path) -> Result<Source<'_>>,
) -> Result<Findings> {
    let configurations: Vec<Configuration> = work.configurations.into_values().collect();
    let kept = kept::folder().map(|folder| KeptBoards::read(&folder));
    let kept = kept.unwrap_or_default();
    let attached = kept.attached_now();
    let context = |settings: &Settings, stubs| {
        let settings = wanted.over(settings);
        let attached = attached.clone().filter(|it| it.is_meant_by(&settings));
        let board = attached.or_else(|| kept.meant_by(&settings));
        Context::new(&settings, board.as_ref(), &work.modules, stubs)
    };
    let plain = context(&Settings::default(), work.stubs);
    let set = configurations.iter();
    let set = set.map(|it| context(&it.settings, it.stub_folders()));
    let set: Vec<Context> = set.collect();
    let mut reports: Vec<Report> = configurations
        .iter()
        .filter(|it| !it.problems.is_empty())
        .map(|it| Report {
            path: shown(&it.path).into(),
            index: LineIndex::new(&it.text),
            text: it.text.clone(),
            diagnostics: it.problems.clone(),
        })
        .collect();
    let roster = Roster::new(&work.roots, work.files.iter().map(PathBuf::as_path));
    let sources = for_each(&work.files, |_, path| read(path));
    let sources = sources.into_iter().collect::<Result<Vec<Source<'_>>>>()?;
    let named = Named::by(&sources);
    let among = Among::new(&roster, &named, cache);
    // A large file that is the last would keep one processor busy and the others waiting.
    let size = |source: &Source<'_>| source.text.len();
    let mut files = for_each_from_largest(&sources, size, |memory, source| {
        let context = context_of(source.path, &configurations, &set).unwrap_or(&plain);
        File::look(source, context, &among, memory)
    });
    together(&work.roots, &mut files, cache);
    keep(&files, cache);
    let count = files.len();
    let found: Vec<Option<Found>> = files.into_iter().map(File::found).collect();
    let told = sources.into_iter().zip(found);
    reports.extend(told.filter_map(|(source, found)| found?.report(source)));
    let mut targets: Vec<String> = configurations
        .iter()
        .zip(&set)
        .map(|(it, context)| format!("{} as {} says", context.called(), shown(&it.path)))
        .collect();
    if targets.is_empty() {
        targets.push(plain.called().to_owned());
    }
    Ok(Findings {
        reports,
        files: count,
        targets,
    })
}

/// Finds what is wrong with the files that take something from others, but for those in which
/// everything is as it was.
fn together(roots: &[PathBuf], files: &mut [File<'_>], cache: Option<&Cache>) {
    let makes_buffer = files.iter().any(|file| file.makes_buffer);
    let takers = (0..files.len()).filter(|number| files[*number].links.takes);
    let takers: Vec<usize> = takers.collect();
    let links = |number: usize| files.get(number).map(|file| &file.links);
    let before = for_each(&takers, |_, &number| {
        // Where nothing is kept nobody asks what it would be kept by.
        let state = cache.map_or(0, |_| state(files, number, makes_buffer));
        Found::before(&files[number], state, cache).ok_or(state)
    });
    let new = takers.iter().zip(&before);
    let new: Vec<(usize, u64)> = new
        .filter_map(|(number, before)| Some((*number, *before.as_ref().err()?)))
        .collect();
    // What calls mean that go from one file to another is seen when all that count are known.
    let others = reached(new.iter().map(|(number, _)| *number), links, usize::MAX);
    let others = others.unwrap_or_default();
    // What functions do is only asked by those who hand some to interrupts.
    let has_handlers = new.iter().any(|(number, _)| files[*number].has_handlers);
    let modules = for_each(&others, |memory, &number| {
        let file = &files[number];
        let facts = file.facts(memory);
        Arc::new(match has_handlers {
            true => facts.module(file.path),
            false => facts.module_without_deeds(file.path),
        })
    });
    let paths = others
        .iter()
        .map(|number| files[*number].path.to_path_buf());
    let paths: Vec<PathBuf> = paths.collect();
    let project = Project::new(roots, paths.iter().zip(modules)).with_buffer(makes_buffer);
    let project = Arc::new(project);
    let size = |(number, _): &(usize, u64)| files[*number].text.len();
    let now = for_each_from_largest(&new, size, |memory, &(number, state)| {
        let file = &files[number];
        let findings = file.check(Some(&project), memory);
        Found::new(file.text, state, findings)
    });
    for (number, found) in takers.iter().zip(before) {
        files[*number].found = found.ok();
    }
    for ((number, _), found) in new.iter().zip(now) {
        files[*number].found = Some(found);
    }
}

/// A name of everything that has a say in what is found in a file beside its text.
fn state(files: &[File<'_>], number: usize, makes_buffer: bool) -> u64 {
    let of = |number: usize| files[number].print_in_place;
    let links = |number: usize| files.get(number).map(|file| &file.links);
    let others: Vec<u64> = match reached([number].into_iter(), links, MOST_OTHERS) {
        Some(others) => others.into_iter().map(of).collect(),
        None => (0..files.len()).map(of).collect(),
    };
    print(&(files[number].context.print(), makes_buffer, others))
}

/// Keeps what was found, if something of it is new.
fn keep(files: &[File<'_>], cache: Option<&Cache>) {
    let is_new = |file: &File<'_>| file.found.as_ref().is_none_or(|found| found.is_new);
    let changed = |cache: &&Cache| cache.len() != files.len() || files.iter().any(is_new);
    if let Some(cache) = cache.filter(changed) {
        cache.keep(files.iter().filter_map(File::kept));
    }
}
