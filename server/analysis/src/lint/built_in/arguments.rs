//! Arguments that a built-in function, or a method of a built-in type, does not take.

use crate::behaviour::{Argument, arguments};
use crate::builtins::{Call, Misfit};
use crate::lint::{Part, known_call};
use crate::tree::NodeId;
use crate::{Code, Diagnostic, Edit, Fix, Severity};

/// What is wrong with the arguments of a call.
pub(super) fn misfit(
    part: &Part<'_, '_>,
    name: &str,
    way: &Call,
    call: NodeId,
) -> Option<Diagnostic> {
    let tree = part.tree;
    let (mut count, mut by_name): (usize, Vec<(&str, NodeId)>) = (0, Vec::new());
    for argument in arguments(tree, call) {
        match argument {
            Argument::Star(_) => return None,
            Argument::Keyword(name, token, _) => by_name.push((name, token)),
            Argument::Positional(_) => {}
        }
        count += 1;
    }
    let names: Vec<&str> = by_name.iter().map(|it| it.0).collect();
    let by_place = count - by_name.len();
    let misfit = way.misfit(by_place, &names)?;
    if part.expects(call, "TypeError") {
        return None;
    }
    let error = |range, message| {
        Some(Diagnostic::new(
            range,
            Code::KnownArguments,
            Severity::Error,
            message,
        ))
    };
    let keyword = |number: usize| {
        let (own, token) = by_name.get(number)?;
        let argument = part.parent(*token)?;
        Some((*own, *token, argument))
    };
    match misfit {
        Misfit::Count(least, most) => {
            let takes = known_call::counted(least, most);
            let were = if count == 1 { "is" } else { "are" };
            error(
                tree.range(call),
                format!("`{name}` takes {takes}, {count} {were} given"),
            )
        }
        Misfit::ByPlace(number, place) => {
            let (own, token, argument) = keyword(number)?;
            let found = error(
                tree.range(token),
                format!("`{name}` does not take `{own}` by its name in MicroPython"),
            )?;
            // What stands in the way of the argument before it has no place yet.
            if number > 0 || place != by_place {
                return Some(found);
            }
            let value = tree.child(tree.child(argument, 1)?, 0)?;
            let head = tree.range(token).start..tree.range(value).start;
            Some(found.mended_by(Fix {
                title: "Give it by its place".to_owned(),
                edits: vec![Edit {
                    range: head,
                    text: String::new(),
                }],
                is_safe: true,
            }))
        }
        Misfit::Unknown(number) => {
            let (own, token, argument) = keyword(number)?;
            let takes = if way.takes_names() {
                format!("`{name}` has no parameter `{own}` in MicroPython")
            } else {
                format!("`{name}` takes nothing by name in MicroPython")
            };
            let found = error(tree.range(token), takes)?;
            // Output is never held back, so this does nothing.
            if (name, own) != ("print", "flush") {
                return Some(found);
            }
            let range = tree.range(argument);
            let before = tree.whole().get(..range.start)?.trim_end();
            let start = before.strip_suffix(',').map_or(range.start, str::len);
            Some(found.mended_by(Fix {
                title: "Drop `flush`: what is printed is sent at once".to_owned(),
                edits: vec![Edit {
                    range: start..range.end,
                    text: String::new(),
                }],
                is_safe: true,
            }))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::mended;
    use crate::{Surroundings, analyse_in};

    #[test]
    fn counts_are_told_in_words() {
        let message = |text: &str| {
            let found = analyse_in(text, &Surroundings::default()).diagnostics;
            found.into_iter().map(|it| it.message).collect::<Vec<_>>()
        };
        for (text, expected) in [
            (
                "x = max()\n",
                "`max` takes at least 1 argument, 0 are given",
            ),
            (
                "x = int(1, 2, 3)\n",
                "`int` takes at most 2 arguments, 3 are given",
            ),
            (
                "x = [].pop(1, 2)\n",
                "`pop` takes at most 1 argument, 2 are given",
            ),
            (
                "x = 'a'.lower(1)\n",
                "`lower` takes no arguments, 1 is given",
            ),
            (
                "x = 'a'.zfill(3)\n",
                "`str` has no `zfill` in MicroPython: `'{:0>5}'.format(s)` fills up with zeros",
            ),
        ] {
            assert_eq!(message(text), [expected]);
        }
    }

    #[test]
    fn what_is_given_by_name_is_given_by_place() {
        for (text, expected) in [
            ("x = int('5', base=16)\n", "x = int('5', 16)\n"),
            ("x = {}.get(1, default = 2)\n", "x = {}.get(1, 2)\n"),
            (
                "x = b'a'.decode(encoding='utf8')\n",
                "x = b'a'.decode('utf8')\n",
            ),
            ("x = 'a'.split(maxsplit=1)\n", "x = 'a'.split(maxsplit=1)\n"),
            ("print(1, flush=True)\n", "print(1)\n"),
            ("print(1, flush=True, end='')\n", "print(1, end='')\n"),
            ("print(flush=True)\n", "print()\n"),
        ] {
            assert_eq!(mended(text), expected);
            let left = analyse_in(&mended(text), &Surroundings::default());
            assert_eq!(left.diagnostics.is_empty(), text != mended(text), "{text}");
        }
    }
}
