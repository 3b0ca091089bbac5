//! A glance at a text that nobody has parsed yet.

/// The words beside each `import` of a text. Nearly all modules that it names are among them, by
/// the last part of their name, and much else.
pub fn import_words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let statements = std::iter::from_fn(move || {
        let at = rest.find("import")?;
        let start = rest.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let from = rest.get(start..)?;
        let line = from.split('\n').next()?;
        // A list in parentheses may go on in further lines.
        let statement = match line.contains('(') {
            true => from.split(')').next()?,
            false => line,
        };
        // All of it is looked at once, however often `import` stands there.
        let end = start + statement.len().max(line.len());
        rest = rest.get(end..)?;
        Some(statement)
    });
    statements.flat_map(|statement| {
        let words = statement.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.filter(|word| !word.is_empty() && *word != "import")
    })
}

#[cfg(test)]
mod tests {
    use super::import_words;

    #[test]
    fn modules_are_among_the_words_beside_import() {
        let text = "import a.b as c, d\nx = 1\ntry: from .e import (f,\n  g)\nexcept y: pass\n";
        let words: Vec<&str> = import_words(text).collect();
        assert_eq!(
            words,
            ["a", "b", "as", "c", "d", "try", "from", "e", "f", "g"]
        );
    }

    #[test]
    fn a_line_full_of_imports_is_looked_at_once() {
        let text = "import a; ".repeat(100_000);
        assert_eq!(import_words(&text).count(), 100_000);
        assert_eq!(import_words("import").count(), 0);
    }
}
