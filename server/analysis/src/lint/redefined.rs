//! Functions and classes that are defined again before anything uses them.

use crate::behaviour::{Function, Program};
use crate::hash::FastMap;
use crate::name::Name;
use crate::names::Summary;
use crate::{Code, Diagnostic, Severity};

/// Finds them. Only what stands in the same block, on no condition and without decorators, counts.
pub(crate) fn redefined(program: &Program<'_>, summaries: &[(usize, &Summary)]) -> Vec<Diagnostic> {
    let mut last: FastMap<(Option<&Name>, &Name), (usize, &Function)> = FastMap::default();
    let mut all = Vec::new();
    for (at, function) in program.functions() {
        if !function.is_global
            || function.class.is_none() && function.name.as_bytes().starts_with(b"_")
        {
            continue;
        }
        let start = program.start(at.part);
        let key = (function.class.as_ref(), &function.name);
        let before = if function.is_plain {
            last.insert(key, (start, function))
        } else {
            last.remove(&key);
            None
        };
        let Some((earlier_start, earlier)) = before else {
            continue;
        };
        let (from, to) = (earlier_start + earlier.end, start + function.range.start);
        if program.is_used_between(summaries, &function.name, from, to) {
            continue;
        }
        let moved = |range: &std::ops::Range<usize>, by| range.start + by..range.end + by;
        let found = Diagnostic::new(
            moved(&function.range, start),
            Code::Redefined,
            Severity::Warning,
            format!(
                "`{}` is defined again: the one before is lost",
                function.name
            ),
        );
        all.push(found.because(moved(&earlier.range, earlier_start), "the one before"));
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::lint::tests::found;

    #[test]
    fn what_is_defined_again_is_lost() {
        assert_eq!(
            found("def f():\n    pass\n\ndef g():\n    pass\n\ndef f():\n    pass\n"),
            ["GA411 f"]
        );
        assert_eq!(
            found(
                "class A:\n    def f(self):\n        pass\n    def f(self, x):\n        return x\n"
            ),
            ["GA411 f"]
        );
    }

    #[test]
    fn what_may_have_been_used_is_left_alone() {
        for text in [
            "def f():\n    pass\nf()\ndef f():\n    pass\n",
            "import x\ndef f():\n    pass\nif x:\n    def f():\n        pass\n",
            "class A:\n    @property\n    def f(self):\n        return 1\n    @f.setter\n    def f(self, x):\n        print(x)\n",
            "class A:\n    def f(self):\n        pass\nclass B:\n    def f(self):\n        pass\n",
            "def f():\n    pass\nx = [f]\ndef f():\n    pass\n",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
