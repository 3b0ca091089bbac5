//! The tree of the folder.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use crate::event::FolderEntry;

/// A line of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) path: PathBuf,
    pub(crate) name: String,
    pub(crate) depth: usize,
    pub(crate) is_folder: bool,
    pub(crate) is_open: bool,
    /// Whether nobody works on it: git ignores it, or tools fill it.
    pub(crate) is_ignored: bool,
}

/// The tree: what is known of each unfolded folder.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    root: PathBuf,
    open: BTreeMap<PathBuf, Vec<FolderEntry>>,
    /// Names in unfolded folders that nobody works on, as the server said last.
    ignored: BTreeMap<PathBuf, BTreeSet<String>>,
    pub(crate) chosen: usize,
    pub(crate) scroll: usize,
}

impl Files {
    pub(crate) fn new(root: PathBuf) -> Self {
        let open = BTreeMap::from([(root.clone(), Vec::new())]);
        Files {
            root,
            open,
            ignored: BTreeMap::new(),
            chosen: 0,
            scroll: 0,
        }
    }

    /// The lines of the tree, from the top.
    pub(crate) fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        // Folders that are still to be listed, with how far into them we are.
        let mut inside = vec![(&self.root, 0)];
        while let Some((folder, next)) = inside.pop() {
            let Some(entry) = self.open.get(folder).and_then(|entries| entries.get(next)) else {
                continue;
            };
            let names = self.ignored.get(folder);
            let is_ignored = names.is_some_and(|names| names.contains(&entry.name));
            let depth = inside.len();
            inside.push((folder, next + 1));
            let path = folder.join(&entry.name);
            let unfolded = self.open.get_key_value(&path).filter(|_| entry.is_folder);
            if let Some((path, _)) = unfolded {
                inside.push((path, 0));
            }
            rows.push(Row {
                path,
                name: entry.name.clone(),
                depth,
                is_folder: entry.is_folder,
                is_open: unfolded.is_some(),
                is_ignored,
            });
        }
        rows
    }

    /// The chosen line.
    pub(crate) fn chosen(&self) -> Option<Row> {
        self.rows().into_iter().nth(self.chosen)
    }

    /// The folder that the chosen line is, or is in.
    pub(crate) fn chosen_folder(&self) -> PathBuf {
        match self.chosen() {
            Some(row) if row.is_folder => row.path,
            Some(row) => row
                .path
                .parent()
                .map_or_else(|| self.root.clone(), PathBuf::from),
            None => self.root.clone(),
        }
    }

    /// Unfolds a folder; what is in it is told later.
    pub(crate) fn unfold(&mut self, folder: PathBuf) {
        self.open.entry(folder).or_default();
    }

    /// Folds a folder and all in it.
    pub(crate) fn fold(&mut self, folder: &std::path::Path) {
        self.open
            .retain(|path, _| !path.starts_with(folder) || *path == self.root);
    }

    /// What in an unfolded folder nobody works on.
    pub(crate) fn ignore(&mut self, folder: PathBuf, names: Vec<String>) {
        if self.open.contains_key(&folder) {
            self.ignored.insert(folder, names.into_iter().collect());
        }
    }

    /// The unfolded folders.
    pub(crate) fn unfolded(&self) -> Vec<PathBuf> {
        self.open.keys().cloned().collect()
    }

    /// What is in an unfolded folder. The choice stays on its name.
    pub(crate) fn fill(&mut self, folder: &std::path::Path, entries: Vec<FolderEntry>) {
        let Some(known) = self.open.get(folder) else {
            return;
        };
        if *known == entries {
            return;
        }
        let chosen = self.chosen().map(|row| row.path);
        self.open.insert(folder.to_owned(), entries);
        if let Some(path) = chosen {
            self.choose(&path);
        }
    }

    /// Chooses a file if the tree shows it.
    pub(crate) fn choose(&mut self, path: &std::path::Path) {
        let rows = self.rows();
        let at = rows.iter().position(|row| row.path == path);
        self.chosen = at.unwrap_or(self.chosen.min(rows.len().saturating_sub(1)));
    }
}
