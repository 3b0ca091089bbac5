//! What literals stand for: as MicroPython has it.

mod support;

use garter_syntax::lexer::Lexer;
use garter_syntax::{Role, Token, TokenKind, literal};

/// The value of a `String` or `Bytes` token.
fn decoded(source: &[u8], token: &Token) -> Vec<u8> {
    let mut value = Vec::new();
    literal::decode(source, token, &mut |part| value.extend_from_slice(part));
    value
}

fn first(source: &[u8]) -> Token {
    Lexer::new(source).next_token()
}

#[test]
fn literals_stand_for_what_the_oracle_says() {
    for row in include_str!("oracle/literals.txt")
        .lines()
        .filter(|row| !row.starts_with("# "))
    {
        let (text, expected) = row.split_once('\t').expect("a literal and its value");
        let source = text.as_bytes();
        let token = first(source);
        let ours = match token.kind {
            TokenKind::Integer => {
                let value = literal::integer(token.text(source)).value();
                value.expect("the table's integers fit").to_string()
            }
            _ => match decoded(source, &token).as_slice() {
                [] => "-".to_owned(),
                value => value.iter().map(|byte| format!("{byte:02x}")).collect(),
            },
        };
        assert_eq!(ours, expected, "{text}");
    }
}

#[test]
fn line_ends_in_literals_are_line_feeds() {
    let source = b"'''a\r\nb\rc\nd\\\r\ne\\\nf'''";
    assert_eq!(decoded(source, &first(source)), b"a\nb\nc\ndef");
    let source = b"r'''a\\\r\nb\r'''";
    assert_eq!(decoded(source, &first(source)), b"a\\\nb\n");
}

/// Format texts as they stand in the .mpy files of the official cross compiler.
#[test]
fn f_strings_become_format_texts() {
    for (source, text) in [
        (r#"f"a{b}c""#, "a{}c"),
        (r#"f"{b!r:>{w}}""#, "{!r:>{}}"),
        (r#"f"{b=}""#, "b={}"),
        (r#"f"{b=!s}""#, "b={!s}"),
        (r#"f"{b =}""#, "b ={}"),
        (r#"f"{b=:x}""#, "b={:x}"),
        (r#"f"{b:{w}.{p}}""#, "{:{}.{}}"),
        (r#""x{}" f"{b}" "y{z}""#, "x{}{}y{z}"),
        (r#"f"{a}" f"{b}""#, "{}{}"),
        (r#"f"{{}}{b}""#, "{{}}{}"),
        (r#"f"plain""#, "plain"),
        (r#"f"""#, ""),
        (r#"f"{a:=5}""#, "{:=5}"),
        (r#"rf"\d{a}""#, "\\d{}"),
        (r#"f"\x7b{a}""#, "{{}"),
        (r#"f"\{a}""#, "\\{a}"),
        (r#"rf"\{a}""#, "\\{a}"),
        (r#"f"\{a}{b}""#, "\\{a}{}"),
        (r#"f"{{{a}}}""#, "{{{}}}"),
        (r#"f"{a}}}""#, "{}}}"),
        (r#"f"{x:}}""#, "{:}}"),
        (r#"f"{x:{{}}""#, "{:{{}}"),
        (r#"f"{x:a{y}b{z!r}c}""#, "{:a{}b{!r}c}"),
        (r#"f"{a:\x41}""#, "{:A}"),
        (r#"f"{b==c=}""#, "b==c={}"),
        (r#"f"{c}" "}{""#, "{}}{"),
        (r#"f"{{1:2}}""#, "{{1:2}}"),
        (r#"f"{a:{b!r:>{c}}}""#, "{:{!r:>{}}}"),
        ("f'''{\na\n}'''", "{}"),
    ] {
        let token = first(source.as_bytes());
        assert_eq!(token.role, Role::Format, "{source}");
        let value = decoded(source.as_bytes(), &token);
        assert_eq!(String::from_utf8_lossy(&value), text, "{source}");
    }
}

/// Arguments of `__template__` as they stand in the .mpy files of the official cross compiler.
#[test]
fn t_strings_become_arguments() {
    for (source, parts) in [
        (r#"t"""#, "(('',),)"),
        (r#"t"a{b}c""#, "(('a','c',),(b),'b',None,'',)"),
        (
            r#"t"{b!r:>{w}}""#,
            "(('','',),(b),'b','r','>{}'.format((w),),)",
        ),
        (r#"t"{b=}""#, "(('b=','',),(b),'b','r','',)"),
        (r#"t"{b=!s}""#, "(('b=','',),(b),'b','s','',)"),
        (r#"t"{b=:x}""#, "(('b=','',),(b),'b',None,'x',)"),
        (r#"t"{ b }""#, "(('','',),(b),' b',None,'',)"),
        (r#"t"{a,b}""#, "(('','',),(a,b),'a,b',None,'',)"),
        (r#"t"{{{b}}}""#, "(('{','}',),(b),'b',None,'',)"),
        (
            r#"t"a{b}c{d}e""#,
            "(('a','c','e',),(b),'b',None,'',(d),'d',None,'',)",
        ),
        (
            r#"t"{b:x{c!r}y}""#,
            "(('','',),(b),'b',None,'x{!r}y'.format((c),),)",
        ),
        (r#"t"\n{b}\x41""#, "(('\n','A',),(b),'b',None,'',)"),
        (r#"rt"\d{b}""#, "(('\\d','',),(b),'b',None,'',)"),
        (r#"t"{a:{{}}}""#, "(('','',),(a),'a',None,'{{}}'.format(),)"),
    ] {
        let bytes = source.as_bytes();
        let mut lexer = Lexer::new(bytes);
        let mut text = String::new();
        loop {
            let token = lexer.next_token();
            match token.kind {
                TokenKind::Newline => break,
                TokenKind::String => {
                    let value = decoded(bytes, &token);
                    text += &format!("'{}'", String::from_utf8_lossy(&value));
                }
                TokenKind::Name => text += &String::from_utf8_lossy(token.text(bytes)),
                kind => text += kind.text(),
            }
        }
        assert_eq!(text, format!("__template__{parts}"), "{source}");
    }
}

#[test]
fn floats_are_given_without_underscores() {
    let mut buffer = [0; 16];
    assert_eq!(
        literal::decimal_digits(b"1_0.5_0e1_0", &mut buffer),
        Some("10.50e10")
    );
    assert_eq!(literal::decimal_digits(b"2.5J", &mut buffer), Some("2.5"));
    assert_eq!(literal::decimal_digits(&[b'1'; 17], &mut buffer), None);
}
