//! What programs have of the process they run in: its environment, its shell, its random numbers.
#![cfg(unix)]

#[path = "tls/machine.rs"]
#[expect(dead_code, reason = "no port is needed here")]
mod machine;

use std::path::Path;

use machine::Program;

#[test]
fn variables_are_set_for_the_program_and_for_what_it_starts_and_for_nobody_else() {
    let folder = tempfile::TempDir::new().expect("a folder");
    Program::new(folder.path(), 0)
        .text(
            r#"
import os
os.putenv("GARTER_TEST", "a b")
assert os.getenv("GARTER_TEST") == "a b"
assert os.system('test "$GARTER_TEST" = "a b"') == 0
assert os.system("exit 3") == 3 * 256
os.unsetenv("GARTER_TEST")
assert os.getenv("GARTER_TEST", 5) == 5
assert os.system('test -z "$GARTER_TEST"') == 0
os.unsetenv("PATH")
assert os.getenv("PATH") is None
for wrong in ("", "a=b", "a\0b"):
    try:
        os.putenv(wrong, "x")
    except OSError as e:
        assert e.errno == 22
    else:
        raise AssertionError(wrong)
"#,
        )
        .start()
        .finish();
    assert!(std::env::var_os("PATH").is_some());
}

#[test]
fn random_bytes_are_not_the_same_twice() {
    Program::new(Path::new("/"), 0)
        .text(
            r#"
import os
many = [os.urandom(16) for i in range(100)]
assert len(set(many)) == 100 and os.urandom(0) == b"" and len(os.urandom(1001)) == 1001
"#,
        )
        .start()
        .finish();
}
