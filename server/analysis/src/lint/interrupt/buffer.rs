//! Programs whose hard handlers have no memory for the exceptions that they raise.

use super::calls::Enabled;
use crate::imports::{Provider, import};
use crate::names::Summary;
use crate::{Code, Diagnostic, Edit, Fix, Severity, Surroundings};

/// What makes the memory.
pub(crate) const MAKER: &str = "alloc_emergency_exception_buf";

/// Says so where a program enables hard handlers and nothing in the project makes a buffer.
pub(super) fn no_buffer(
    text: &str,
    summaries: &[(usize, &Summary)],
    around: &Surroundings,
    enabled: &Enabled,
) -> Option<Diagnostic> {
    // What is enabled when somebody asks for it is the part of a program that is elsewhere.
    if !enabled.is_by_module() || text.contains(MAKER) {
        return None;
    }
    // Other files of the project may make it.
    let are_others = around.modules.as_ref().is_none_or(|own| !own.is_empty());
    if around.project.may_make_buffer(are_others) {
        return None;
    }
    let found = Diagnostic::new(
        enabled.first.clone(),
        Code::NoEmergencyBuffer,
        Severity::Hint,
        format!(
            "when a hard interrupt handler raises something there is no memory for what went \
             wrong, and only a MemoryError is told: call `micropython.{MAKER}(100)` at the start of \
             the program"
        ),
    );
    Some(found.mended_by(Fix {
        title: "Make a buffer for exceptions in interrupts".to_owned(),
        edits: vec![edit(text, summaries)],
        is_safe: false,
    }))
}

/// A line after the imports, and `micropython` among these.
fn edit(text: &str, summaries: &[(usize, &Summary)]) -> Edit {
    let wanted = Provider {
        module: "micropython".to_owned(),
        member: None,
    };
    let mut edit = import(text, &wanted);
    let line = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut bound = summaries.iter().flat_map(|(_, part)| &part.binds);
    let bound = bound.find(|it| it.module.as_deref() == Some("micropython"));
    let before = text.get(..edit.range.start).unwrap_or_default();
    let bound = bound.filter(|_| before.contains("micropython"));
    let name = bound.map_or("micropython", |it| it.name.as_str());
    let call = format!("{name}.{MAKER}(100)");
    let imports = if bound.is_some() {
        ""
    } else {
        edit.text.trim()
    };
    edit.text = if edit.text.starts_with(['\r', '\n']) {
        let first = if imports.is_empty() { "" } else { line };
        format!("{first}{imports}{line}{line}{call}")
    } else {
        format!("{imports}{line}{line}{call}{line}{line}")
    };
    edit
}
