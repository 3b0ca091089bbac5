//! Which assignments make constants that the rest of the text knows.

/// Whether what follows the name in a statement that begins with one is `= const(...)`, perhaps
/// with an annotation before it or parentheses around it. Of an annotation that holds `=` itself
/// nothing is said.
pub(super) fn is_constant(rest: &str) -> bool {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\\' | '\r' | '\n' | '\x0c');
    let rest = rest.trim_start_matches(blank);
    let value = match rest.strip_prefix(':') {
        Some(annotated) => annotated.split_once('=').map(|(_, value)| value),
        None => rest.strip_prefix('='),
    };
    let Some(value) = value else { return false };
    let value = value.trim_start_matches(|c| c == '(' || blank(c));
    let after = value
        .strip_prefix("const")
        .and_then(|after| after.chars().next());
    after.is_some_and(|c| !(c == '_' || c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::is_constant;

    #[test]
    fn what_the_compiler_takes_for_a_constant_is_one() {
        for rest in [
            " = const(1)",
            "=const (1)",
            ": int = const(1)",
            " = (const(1))",
            ": int = ((const(2)))",
            " \\\n = \\\n const(3)",
        ] {
            assert!(is_constant(rest), "{rest}");
        }
        for rest in [
            "",
            " = 1",
            " == const(1)",
            ": int",
            " = constant(1)",
            " = x + const(1)",
            " = const",
        ] {
            assert!(!is_constant(rest), "{rest}");
        }
    }
}
