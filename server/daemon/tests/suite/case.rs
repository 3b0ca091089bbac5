//! The format of cases.

/// A case: a question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub title: String,
    /// What is asked beside the place, from the title's line after a colon: `rename: newname`.
    pub argument: String,
    /// Paths and texts; the first is `main.py`, and is open.
    pub files: Vec<(String, String)>,
    pub answer: String,
}

/// Reads cases.
pub fn cases(text: &str) -> Vec<Case> {
    let mut all = Vec::new();
    for part in format!("\n{text}").split("\n=== ").skip(1) {
        let (title, rest) = part.split_once('\n').unwrap();
        let (title, argument) = title.split_once(" :: ").unwrap_or((title, ""));
        let (question, answer) = rest.split_once("---\n").unwrap();
        let mut files = Vec::new();
        let mut name = "main.py".to_owned();
        let mut body = String::new();
        for line in question.split_inclusive('\n') {
            match line.strip_prefix("+++ ") {
                Some(next) => {
                    let before = std::mem::replace(&mut name, next.trim().to_owned());
                    files.push((before, std::mem::take(&mut body)));
                }
                None => body.push_str(line),
            }
        }
        files.push((name, body));
        all.push(Case {
            title: title.to_owned(),
            argument: argument.to_owned(),
            files,
            answer: answer.trim_end().to_owned(),
        });
    }
    all
}

/// Writes cases.
pub fn written(all: &[Case]) -> String {
    let mut text = String::new();
    for case in all {
        text += &format!("=== {}", case.title);
        if !case.argument.is_empty() {
            text += &format!(" :: {}", case.argument);
        }
        text.push('\n');
        for (number, (name, body)) in case.files.iter().enumerate() {
            if number > 0 {
                text += &format!("+++ {name}\n");
            }
            text += body;
        }
        text += &format!("---\n{}\n", case.answer.trim_end());
        if !case.answer.is_empty() {
            text.push('\n');
        }
    }
    text
}
