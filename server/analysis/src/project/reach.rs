//! Which files of a project have a say in what is said of each: those that it imports, those that
//! these import, and so on.
//!
//! Found from the names of files and modules alone, so that of a project in which little has
//! changed only that little has to be looked at.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::{Project, is_built_in};
use crate::hash::FastSet;

/// The modules that a text names, as it calls them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Those that it takes something from where others see it.
    pub takes: BTreeSet<String>,
    /// All others that it, or what it calls, may mean.
    pub reaches: BTreeSet<String>,
}

/// Which files the names of modules mean. Files are told by their numbers.
#[derive(Debug, Default)]
pub struct Roster {
    project: Project,
    of_name: HashMap<String, Vec<usize>>,
}

/// Which other files a file names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Whether what is said of it depends on others.
    pub takes: bool,
    /// Those that it names, in order.
    names: Vec<usize>,
}

impl Roster {
    /// The files of a project, which lies in these folders.
    pub fn new<'f>(roots: &[PathBuf], files: impl Iterator<Item = &'f Path>) -> Roster {
        let mut roster = Roster {
            project: Project::new(roots, std::iter::empty()),
            of_name: HashMap::new(),
        };
        for (number, path) in files.enumerate() {
            if let Some(name) = roster.project.name_of(path) {
                roster.of_name.entry(name).or_default().push(number);
            }
        }
        roster
    }

    /// The files that a file names, whose text imports these.
    pub fn links(&self, path: &Path, imported: &Imported) -> Links {
        let seat = self.project.seat(Some(path));
        let before = seat.runs_after();
        let mut names = BTreeSet::new();
        let mut takes = false;
        let taken = imported.takes.iter().chain(&before);
        let others = imported.reaches.iter().map(|name| (name, false));
        for (name, is_taken) in taken.map(|name| (name, true)).chain(others) {
            let Some(name) = seat.absolute(name) else {
                continue;
            };
            let found = self.of_name.get(name.as_ref());
            takes |= is_taken && found.is_some_and(|it| it.len() == 1) && !is_built_in(&name);
            names.extend(found.into_iter().flatten());
            // Who imports `a.b` may call what is in `a`.
            let dots = name.match_indices('.');
            let packages = dots.filter_map(|(at, _)| self.of_name.get(name.get(..at)?));
            names.extend(packages.flatten());
        }
        Links {
            takes,
            names: names.into_iter().collect(),
        }
    }
}

/// The files that have a say in what is said of these, in order, where each has its links; none
/// when there are more than `most`.
pub fn reached<'l>(
    files: impl Iterator<Item = usize>,
    links: impl Fn(usize) -> Option<&'l Links>,
    most: usize,
) -> Option<Vec<usize>> {
    let mut found = FastSet::default();
    let mut open: Vec<usize> = files.collect();
    while let Some(file) = open.pop() {
        for next in links(file).into_iter().flat_map(|it| &it.names) {
            if found.insert(*next) {
                open.push(*next);
            }
        }
        if found.len() > most {
            return None;
        }
    }
    let mut found: Vec<usize> = found.into_iter().collect();
    found.sort_unstable();
    Some(found)
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    use super::{Links, Roster, reached};
    use crate::{Change, Facts, Project, Surroundings, analyse, analyse_file};

    fn links(files: &[(&str, &str)]) -> Vec<Links> {
        let paths = files.iter().map(|(path, _)| Path::new(*path));
        let roster = Roster::new(&[PathBuf::from("p")], paths);
        let all = files.iter();
        all.map(|(path, text)| roster.links(Path::new(path), &analyse(text).imported()))
            .collect()
    }

    fn of(links: &[Links], file: usize, most: usize) -> Option<Vec<usize>> {
        reached([file].into_iter(), |file| links.get(file), most)
    }

    #[test]
    fn a_file_is_reached_through_others() {
        let links = links(&[
            ("p/main.py", "import a.b\n"),
            ("p/boot.py", "x = 1\n"),
            ("p/a/__init__.py", ""),
            ("p/a/b.py", "def f():\n    from .c import d\n    d.work()\n"),
            ("p/a/c/__init__.py", ""),
            ("p/a/c/d.py", "import main\n"),
            ("p/alone.py", "import time\n"),
            ("p/time.py", "import alone\n"),
        ]);
        let takes: Vec<usize> = (0..8).filter(|it| links[*it].takes).collect();
        assert_eq!(takes, [0, 5, 7]);
        assert_eq!(of(&links, 0, 6), Some(vec![0, 1, 2, 3, 4, 5]));
        assert_eq!(of(&links, 6, 6), Some(vec![6, 7]));
        assert_eq!(of(&links, 1, 6), Some(vec![]));
        assert_eq!(of(&links, 0, 5), None);
    }

    #[test]
    fn of_two_files_with_one_name_both_count_and_none_is_taken_from() {
        let links = links(&[
            ("p/main.py", "import driver\n"),
            ("p/driver.py", ""),
            ("p/lib/driver.py", ""),
        ]);
        assert!(!links[0].takes);
        assert_eq!(of(&links, 0, 9), Some(vec![1, 2]));
    }

    #[test]
    fn who_asks_others_for_something_has_links_to_them() {
        let files = [
            ("p/main.py", "x = os\n"),
            ("p/boot.py", "import os\nos.remove('x')\n"),
            ("p/a.py", "from b.c import f\nf()\n"),
            (
                "p/b/c.py",
                "from . import d\nfrom .. import a\ndef f():\n    d.f()\n",
            ),
            ("p/b/d.py", "def f():\n    from . import c\n    c.f()\n"),
            (
                "p/e.py",
                "import time, nothing\ntime.sleep(1)\nnothing.f()\n",
            ),
        ];
        let all = files.map(|(path, text)| (PathBuf::from(path), text));
        let change = |(path, text): &(PathBuf, &str)| Change {
            path: path.clone(),
            before: None,
            now: Some(Arc::new(analyse(text).module(path))),
        };
        let changes: Vec<Change> = all.iter().map(change).collect();
        let project = Project::new(&[PathBuf::from("p")], std::iter::empty());
        let (project, effect) = project.with(&changes);
        let around = Surroundings::default().within(Arc::new(project));
        let links = links(&files);
        let asking = links.iter().zip(&all).filter(|(links, (path, text))| {
            let facts = analyse_file(text, "", &Facts::default(), &around, Some(path));
            let asks = facts.questions().have(&effect.names);
            assert!(links.takes || !asks, "{path:?}");
            asks
        });
        assert_eq!(asking.count(), 3);
    }
}
