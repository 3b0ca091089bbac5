//! The rules of one `.gitignore`: which paths below its folder nobody works on.
//!
//! Paths are matched segment by segment, so that no pattern, however it is made, takes more
//! than the product of its own length and the path's.

/// The rules of one file, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rules {
    rules: Vec<Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    /// `**` is a segment of its own that stands for any number of others.
    segments: Vec<String>,
    /// `!`: what an earlier rule ignores is not ignored after all.
    keeps: bool,
    /// A closing slash: folders only.
    folders_only: bool,
}

impl Rules {
    /// Reads them. What is no rule is passed over.
    pub(super) fn parse(text: &str) -> Self {
        Rules {
            rules: text.lines().filter_map(Rule::parse).collect(),
        }
    }

    /// Whether a path is ignored, given as segments from the folder of the rules; none when
    /// no rule is about it. The last rule that matches counts.
    pub(super) fn verdict(&self, path: &[&str], is_folder: bool) -> Option<bool> {
        let about = |rule: &&Rule| (is_folder || !rule.folders_only) && rule.matches(path);
        self.rules.iter().rfind(about).map(|rule| !rule.keeps)
    }
}

impl Rule {
    fn parse(line: &str) -> Option<Rule> {
        let line = line.trim_start_matches('\u{feff}');
        let line = without_trailing_blanks(line);
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let (keeps, line) = match line.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, line),
        };
        let (folders_only, line) = match line.strip_suffix('/') {
            Some(rest) => (true, rest),
            None => (false, line),
        };
        // A slash other than the closing one ties the pattern to the folder of the file.
        let tied = line.contains('/');
        let line = line.strip_prefix('/').unwrap_or(line);
        if line.is_empty() {
            return None;
        }
        let mut segments: Vec<String> = line.split('/').map(str::to_owned).collect();
        if !tied {
            segments.insert(0, "**".to_owned());
        }
        Some(Rule {
            segments,
            keeps,
            folders_only,
        })
    }

    fn matches(&self, path: &[&str]) -> bool {
        // `reached[i]`: the segments so far match the first `i` of the path.
        let mut reached = vec![false; path.len() + 1];
        reached[0] = true;
        for (at, segment) in self.segments.iter().enumerate() {
            let mut next = vec![false; path.len() + 1];
            if segment == "**" {
                // At the end it stands for what is in the folder, not for the folder.
                let least = usize::from(at + 1 == self.segments.len());
                let first = reached.iter().position(|&it| it);
                if let Some(first) = first {
                    next.iter_mut()
                        .skip(first + least)
                        .for_each(|it| *it = true);
                }
            } else {
                for (count, name) in path.iter().enumerate() {
                    next[count + 1] = reached[count] && glob(segment.as_bytes(), name.as_bytes());
                }
            }
            reached = next;
        }
        reached[path.len()]
    }
}

/// Blanks at the end mean nothing unless the last is escaped.
fn without_trailing_blanks(line: &str) -> &str {
    let trimmed = line.trim_end_matches([' ', '\r']);
    if trimmed.ends_with('\\') && trimmed.len() < line.len() {
        &line[..=trimmed.len()]
    } else {
        trimmed
    }
}

/// Whether a pattern with `*`, `?`, `[...]` and `\` matches a whole name.
fn glob(pattern: &[u8], name: &[u8]) -> bool {
    let (mut at, mut seen) = (0, 0);
    // Where to go on when the last star has to take one more byte.
    let mut star = None;
    loop {
        match pattern.get(at) {
            Some(b'*') => {
                at += 1;
                star = Some((at, seen));
                continue;
            }
            Some(_) => {
                if let Some(&byte) = name.get(seen)
                    && let Some(next) = one(pattern, at, byte)
                {
                    at = next;
                    seen += 1;
                    continue;
                }
            }
            None if seen == name.len() => return true,
            None => {}
        }
        match star {
            Some((after, taken)) if taken < name.len() => {
                at = after;
                seen = taken + 1;
                star = Some((after, seen));
            }
            _ => return false,
        }
    }
}

/// Where the pattern goes on if its element at `at` matches a byte.
fn one(pattern: &[u8], at: usize, byte: u8) -> Option<usize> {
    match pattern.get(at)? {
        b'?' => Some(at + 1),
        b'[' => {
            let (next, holds) = class(pattern, at + 1, byte)?;
            holds.then_some(next)
        }
        b'\\' => {
            let meant = *pattern.get(at + 1)?;
            (meant == byte).then_some(at + 2)
        }
        &meant => (meant == byte).then_some(at + 1),
    }
}

/// A class of bytes: where it ends, and whether it holds `byte`; none when it does not end,
/// which matches nothing.
fn class(pattern: &[u8], mut at: usize, byte: u8) -> Option<(usize, bool)> {
    let negated = matches!(pattern.get(at), Some(b'!' | b'^'));
    at += usize::from(negated);
    let (mut holds, mut first) = (false, true);
    loop {
        let mut low = *pattern.get(at)?;
        if low == b']' && !first {
            return Some((at + 1, holds != negated));
        }
        first = false;
        if low == b'\\' {
            at += 1;
            low = *pattern.get(at)?;
        }
        at += 1;
        let mut high = low;
        if pattern.get(at) == Some(&b'-') && pattern.get(at + 1).is_some_and(|&end| end != b']') {
            high = *pattern.get(at + 1)?;
            at += 2;
        }
        holds |= (low..=high).contains(&byte);
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::Rules;

    const PATTERNS: &[&str] = &[
        "*.log",
        "/build",
        "build/",
        "a/b",
        "a/**/z.py",
        "**/cache",
        "docs/**",
        "!keep.log",
        "[ab]?.py",
        "[!x-z]1.py",
        "\\!odd.py",
        "# nothing",
        "trailing   ",
        "a*b*c.py",
        "/",
        "",
        "x[",
        "lib/*.py",
    ];

    const PATHS: &[&str] = &[
        "x.log",
        "keep.log",
        "build/x.py",
        "src/build/x.py",
        "a/b/c.py",
        "q/a/b",
        "a/z.py",
        "a/1/2/z.py",
        "deep/cache/x.py",
        "docs/x.py",
        "docs/deep/x.py",
        "a1.py",
        "c1.py",
        "x1.py",
        "!odd.py",
        "trailing",
        "a_b_c.py",
        "abc.py",
        "ab.py",
        "x[",
        "lib/x.py",
        "lib/deep/x.py",
    ];

    /// Whether a file is ignored, by itself or with a folder around it.
    fn is_ignored(rules: &Rules, path: &str) -> bool {
        let segments: Vec<&str> = path.split('/').collect();
        (1..=segments.len()).any(|count| {
            let is_folder = count < segments.len();
            rules.verdict(&segments[..count], is_folder) == Some(true)
        })
    }

    #[test]
    fn every_pattern_means_what_git_means_by_it() {
        let folder = tempfile::tempdir().unwrap();
        let git = |words: &[&str]| {
            let mut command = Command::new("git");
            command.current_dir(folder.path()).args(words).output()
        };
        if git(&["init", "-q"]).is_err() {
            eprintln!("skipped: there is no git");
            return;
        }
        let mut lists: Vec<String> = PATTERNS.iter().map(|it| format!("{it}\n")).collect();
        lists.push(PATTERNS.join("\n"));
        lists.push("*\n!*/\n!*.py\n".to_owned());
        for list in lists {
            std::fs::write(folder.path().join(".gitignore"), &list).unwrap();
            let rules = Rules::parse(&list);
            let mut words = vec!["-c", "core.quotePath=false", "check-ignore", "--no-index"];
            words.extend(PATHS);
            let said = String::from_utf8(git(&words).unwrap().stdout).unwrap();
            for path in PATHS {
                let wanted = said.lines().any(|line| line == *path);
                assert_eq!(is_ignored(&rules, path), wanted, "{path:?} under {list:?}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn no_pattern_takes_long_or_panics(text in "[a*?\\[\\]!/\\\\-]{0,60}", path in "[a/\\]-]{0,60}") {
            let segments: Vec<&str> = path.split('/').collect();
            Rules::parse(&text).verdict(&segments, true);
        }
    }
}
