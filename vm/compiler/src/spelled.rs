//! Compiling a text as the official cross compiler reads it: it puts together the text of a call
//! for an f-string or t-string, and reads on in that.

use garter_syntax::{may_double_backslashes, spell_out};

/// How often a text is spelled out: literals may be in expressions of literals.
const MOST: u32 = 100;

/// Has a text compiled as the official cross compiler reads it: a NUL byte is the byte 1 to it, and
/// what is refused is tried again with its f-strings and t-strings spelled out, while that changes
/// something. `T` is what holds a text, such as `Vec<u8>`.
///
/// # Errors
/// The last refusal.
pub fn compile_spelled<T, A, R>(
    source: &[u8],
    mut compile: impl FnMut(&[u8]) -> Result<A, R>,
) -> Result<A, R>
where
    T: Default + Extend<u8> + AsRef<[u8]>,
{
    let mut text = T::default();
    text.extend(source.iter().map(|byte| (*byte).max(1)));
    if may_double_backslashes(text.as_ref()) {
        text = spelled(&text).unwrap_or(text);
    }
    for _ in 0..MOST {
        match compile(text.as_ref()) {
            Ok(compiled) => return Ok(compiled),
            Err(refusal) => text = spelled(&text).ok_or(refusal)?,
        }
    }
    compile(text.as_ref())
}

/// The text with those literals spelled out of which the official compiler may read on in the text
/// of their calls; nothing if there are none.
fn spelled<T>(text: &T) -> Option<T>
where
    T: Default + Extend<u8> + AsRef<[u8]>,
{
    let mut spelled = T::default();
    let mut put = |stretch: &[u8]| spelled.extend(stretch.iter().copied());
    spell_out(text.as_ref(), &mut put).then_some(spelled)
}
