//! The files that are not open and followed, found by what changes: their text, where they are,
//! what they take from others, what was told of them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use garter_analysis::{Asked, Effect, Questions};

use crate::snapshot::Known;

/// A closed file that is followed.
pub(crate) struct Closed {
    pub(crate) path: PathBuf,
    /// Counts the readings, so that an earlier one that ends later is known.
    pub(crate) reading: u64,
    /// Whether the client was told something that would have to be taken back.
    pub(crate) shown: bool,
    /// Whether it is here as a part of the workspace alone.
    pub(crate) of_workspace: bool,
    /// Whether it could not be read last time. A folder that is made anew may be seen again
    /// before it is watched again, so such a file is read whenever the workspace has it.
    pub(crate) missing: bool,
    about: About,
}

/// What others have a say in.
#[derive(Default)]
pub(crate) struct About {
    /// What it asks of others.
    pub(crate) questions: Questions,
    /// The other files that what is told of it speaks of.
    pub(crate) speaks_of: HashSet<PathBuf>,
    /// Whether it may hand functions to interrupts.
    pub(crate) has_handlers: bool,
}

impl About {
    /// What is known of a text.
    pub(crate) fn of(known: &Known) -> About {
        About {
            questions: known.facts.questions().clone(),
            speaks_of: known.elsewhere.keys().cloned().collect(),
            has_handlers: known.facts.has_handlers(),
        }
    }
}

impl Closed {
    /// A file of which nothing is known yet.
    pub(crate) fn new(path: PathBuf, of_workspace: bool, shown: bool) -> Closed {
        Closed {
            path,
            reading: 0,
            shown,
            of_workspace,
            missing: false,
            about: About::default(),
        }
    }
}

/// The closed files of one client, by URI.
#[derive(Default)]
pub(crate) struct ClosedFiles {
    files: BTreeMap<Arc<str>, Closed>,
    by_path: HashMap<PathBuf, Arc<str>>,
    /// Who asks for a name of a module.
    askers: HashMap<Asked, HashSet<Arc<str>>>,
    /// Of whom something is told that speaks of a file.
    speakers: HashMap<PathBuf, HashSet<Arc<str>>>,
    with_handlers: HashSet<Arc<str>>,
}

impl ClosedFiles {
    pub(crate) fn get(&self, uri: &str) -> Option<&Closed> {
        self.files.get(uri)
    }

    pub(crate) fn get_mut(&mut self, uri: &str) -> Option<&mut Closed> {
        self.files.get_mut(uri)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Closed)> {
        self.files.iter()
    }

    /// How the one at a path is called.
    pub(crate) fn at(&self, path: &Path) -> Option<&Arc<str>> {
        self.by_path.get(path)
    }

    pub(crate) fn insert(&mut self, uri: &str, closed: Closed) {
        self.remove(uri);
        let uri: Arc<str> = uri.into();
        self.by_path.insert(closed.path.clone(), uri.clone());
        self.files.insert(uri, closed);
    }

    pub(crate) fn remove(&mut self, uri: &str) -> Option<Closed> {
        self.learn(uri, About::default());
        let closed = self.files.remove(uri)?;
        if self.at(&closed.path).is_some_and(|it| **it == *uri) {
            self.by_path.remove(&closed.path);
        }
        Some(closed)
    }

    /// What others have a say in is this now.
    pub(crate) fn learn(&mut self, uri: &str, about: About) {
        let Some((uri, _)) = self.files.get_key_value(uri) else {
            return;
        };
        let uri = uri.clone();
        let Some(closed) = self.files.get_mut(&uri) else {
            return;
        };
        let before = std::mem::replace(&mut closed.about, about);
        let now = &closed.about;
        let (asked, asks) = (&before.questions.direct, &now.questions.direct);
        relate(&mut self.askers, asked.iter(), asks.iter(), &uri);
        let (spoke, speaks) = (&before.speaks_of, &now.speaks_of);
        relate(&mut self.speakers, spoke.iter(), speaks.iter(), &uri);
        if now.has_handlers {
            self.with_handlers.insert(uri);
        } else {
            self.with_handlers.remove(&uri);
        }
    }

    /// Those of which something else may have to be told now.
    pub(crate) fn affected_by(&self, effect: &Effect) -> HashSet<Arc<str>> {
        let askers = effect.names.iter().filter_map(|it| self.askers.get(it));
        let speakers = effect.moved.iter();
        let speakers = speakers.filter_map(|it| self.speakers.get(it));
        let mut all: HashSet<Arc<str>> = askers.chain(speakers).flatten().cloned().collect();
        if effect.buffer || !effect.names.is_empty() {
            let is_affected = |uri: &&Arc<str>| {
                let about = self.files.get(*uri).map(|it| &it.about);
                effect.buffer || about.is_some_and(|it| it.questions.follow(&effect.names))
            };
            all.extend(self.with_handlers.iter().filter(is_affected).cloned());
        }
        all
    }
}

/// Files take part in what they name now, and no longer in what they named before.
fn relate<'k, K: Clone + Eq + Hash + 'k>(
    all: &mut HashMap<K, HashSet<Arc<str>>>,
    before: impl Iterator<Item = &'k K>,
    now: impl Iterator<Item = &'k K>,
    uri: &Arc<str>,
) {
    for key in before {
        if let Some(of) = all.get_mut(key) {
            of.remove(uri);
            if of.is_empty() {
                all.remove(key);
            }
        }
    }
    for key in now {
        all.entry(key.clone()).or_default().insert(uri.clone());
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::sync::Arc;

    use garter_analysis::{Change, Effect, Project, Surroundings, analyse_file, analyse_in};

    use super::{About, Closed, ClosedFiles};

    /// What a project with one more file means for those that ask it for something.
    fn effect(name: &str, text: &str) -> Effect {
        let path = PathBuf::from(format!("/p/{name}.py"));
        let facts = analyse_in(text, &Surroundings::default());
        let project = Project::new(&["/p".into()], std::iter::empty());
        let now = Some(Arc::new(facts.module(&path)));
        let before = None;
        project.with(&[Change { path, before, now }]).1
    }

    fn about(text: &str, speaks_of: &[&str]) -> About {
        let project = Project::new(&["/p".into()], std::iter::empty());
        let around = Surroundings::default().within(Arc::new(project));
        let file = Some(Path::new("/p/main.py"));
        let facts = analyse_file(text, "", &Default::default(), &around, file);
        About {
            questions: facts.questions().clone(),
            speaks_of: speaks_of.iter().map(Into::into).collect(),
            has_handlers: facts.has_handlers(),
        }
    }

    fn affected(files: &ClosedFiles, effect: &Effect) -> String {
        let mut all: Vec<&str> = Vec::new();
        let found = files.affected_by(effect);
        all.extend(found.iter().map(|uri| &**uri));
        all.sort_unstable();
        all.join(" ")
    }

    #[test]
    fn those_are_found_that_an_edit_matters_for() {
        let mut files = ClosedFiles::default();
        for name in ["a", "b", "c"] {
            let closed = Closed::new(format!("/p/{name}.py").into(), true, false);
            files.insert(name, closed);
        }
        files.learn("a", about("import driver\ndriver.go()\n", &["/p/base.py"]));
        files.learn(
            "b",
            about(
                "from driver import stop, go\nstop(go())\n\nx.irq(stop)\n",
                &[],
            ),
        );
        let go = effect("driver", "def go(): pass\n");
        let stop = effect("driver", "def stop(): pass\n");
        let moved = Effect {
            moved: [PathBuf::from("/p/base.py")].into(),
            ..Effect::default()
        };
        let buffer = Effect {
            buffer: true,
            ..Effect::default()
        };
        assert_eq!(affected(&files, &go), "a b");
        assert_eq!(affected(&files, &stop), "b");
        assert_eq!(affected(&files, &effect("other", "def go(): pass\n")), "");
        assert_eq!(affected(&files, &moved), "a");
        assert_eq!(affected(&files, &buffer), "b");
        files.learn("a", about("", &[]));
        assert_eq!(affected(&files, &go), "b");
        assert_eq!(affected(&files, &moved), "");
        files.remove("b");
        assert_eq!(affected(&files, &stop), "");
        assert_eq!(affected(&files, &buffer), "");
        assert!(files.at("/p/b.py".as_ref()).is_none());
    }
}
