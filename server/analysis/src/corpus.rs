//! The programs that tests damage.

use std::sync::LazyLock;

/// The shorter ones of the compiler's corpus.
pub(crate) fn programs() -> &'static [String] {
    &PROGRAMS
}

static PROGRAMS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/programs");
    let mut programs: Vec<_> = std::fs::read_dir(folder)
        .expect("the corpus is there")
        .flatten()
        .filter_map(|entry| std::fs::read_to_string(entry.path()).ok())
        .filter(|text| text.len() < 6_000)
        .collect();
    programs.sort();
    programs
});
