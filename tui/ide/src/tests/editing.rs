//! The editor as (text, keys, text). `┃` is the cursor, `┆` where the selection began.

use super::harness::{ide, marked, press};

#[track_caller]
fn check(before: &str, keys: &str, after: &str) {
    let mut model = ide(before);
    press(&mut model, keys);
    assert_eq!(marked(&model), after, "{before:?} {keys}");
}

#[test]
fn typing_puts_text_at_the_cursor() {
    check("a┃c", "b", "ab┃c");
    check("", "é漢🐍", "é漢🐍┃");
    check("a┆bc┃d", "x", "ax┃d");
}

#[test]
fn enter_indents_as_python_wants_it() {
    check("def f():┃", "<Enter>", "def f():\n    ┃");
    check(
        "if a:\n  if x:  # why:┃",
        "<Enter>",
        "if a:\n  if x:  # why:\n    ┃",
    );
    check("    x = 1┃", "<Enter>", "    x = 1\n    ┃");
    check(
        "def f():\n    return 1┃",
        "<Enter>",
        "def f():\n    return 1\n┃",
    );
    check(
        "def f():\n    returned = 1┃",
        "<Enter>",
        "def f():\n    returned = 1\n    ┃",
    );
    check("x = [┃", "<Enter>", "x = [\n    ┃");
    check("x = '#:'┃", "<Enter>", "x = '#:'\n┃");
    check("\tif x:┃", "<Enter>", "\tif x:\n\t\t┃");
}

#[test]
fn tab_and_backspace_go_by_steps() {
    check("┃x", "<Tab>", "    ┃x");
    check(" ┃x", "<Tab>", "    ┃x");
    check("    ┃x", "<BS>", "┃x");
    check("      ┃x", "<BS>", "    ┃x");
    check("if a:\n  b\n  ┃x", "<Tab>", "if a:\n  b\n    ┃x");
    check("\ta\n\t┃x", "<BS>", "\ta\n┃x");
    check("a ┃x", "<BS>", "a┃x");
    check("┆a\n\nb┃", "<Tab>", "    ┆a\n\n    b┃");
    check("    ┆a\n  b┃", "<BackTab>", "┆a\nb┃");
    check("    ┆a\n  b┃", "<S-BackTab>", "┆a\nb┃");
}

#[test]
fn words_are_walked_over() {
    check("┃foo.bar(1)", "<C-Right>", "foo┃.bar(1)");
    check("foo┃  bar", "<C-Right>", "foo  bar┃");
    check("foo┃\n  bar", "<C-Right>", "foo\n┃  bar");
    check("foo\r\n┃bar", "<C-Left>", "foo┃\r\nbar");
    check("foo bar┃", "<C-Left>", "foo ┃bar");
    check("foo bar┃", "<A-BS>", "foo ┃");
    check("┃foo bar", "<C-Del>", "┃ bar");
}

#[test]
fn home_goes_to_the_first_letter_then_to_the_edge() {
    check("    ab┃c", "<Home>", "    ┃abc");
    check("    ab┃c", "<Home><Home>", "┃    abc");
    check("  a┃b\r\nx", "<End>", "  ab┃\r\nx");
}

#[test]
fn up_and_down_keep_the_column() {
    check("abcd┃\nx\nabcdef", "<Down><Down>", "abcd\nx\nabcd┃ef");
    check("漢字x┃\nabcdef", "<Down>", "漢字x\nabcde┃f");
    check("\tx┃\nabcdefgh", "<Down>", "\tx\nabcde┃fgh");
    check("ab┃", "<Up>", "┃ab");
    check("┃ab", "<Down>", "ab┃");
}

#[test]
fn characters_of_several_code_points_are_one() {
    check("┃e\u{301}x", "<Right>", "e\u{301}┃x");
    check("e\u{301}┃x", "<BS>", "┃x");
    check(
        "┃👨\u{200d}👩\u{200d}👧x",
        "<Right>",
        "👨\u{200d}👩\u{200d}👧┃x",
    );
    check("a┃\r\nb", "<Right>", "a\r\n┃b");
    check("a\r\n┃b", "<BS>", "a┃b");
}

#[test]
fn shift_selects() {
    check("a┃bc", "<S-Right><S-Right>", "a┆bc┃");
    check("a┃bc", "<S-Right><Right>", "ab┃c");
    check("a┃b\ncd", "<S-Down>", "a┆b\nc┃d");
    check("ab┃c", "<C-a>", "┆abc┃");
    check("a┆b┃c", "<Esc>", "ab┃c");
}

#[test]
fn cut_copy_and_paste() {
    check("a┆bc┃d", "<C-x><End><C-v>", "adbc┃");
    check("ab┃\ncd", "<C-x>", "┃cd");
    check("ab┃\ncd", "<C-c><Down><Home><C-v>", "ab\nab\n┃cd");
    check("┆a\nb┃\r\nx", "<C-c><Right><C-v>", "a\nba\nb┃\r\nx");
}

#[test]
fn lines_are_deleted_doubled_and_moved() {
    check("a\nb┃\nc", "<C-k>", "a\n┃c");
    check("a\nb┃", "<C-k>", "┃a");
    check("a┃", "<C-k>", "┃");
    check("a\nb┃\n", "<C-k>", "a\n┃");
    check("a\n┃", "<C-k>", "┃a");
    check("a┃\r\nb\r\n", "<C-x><C-x>", "┃");
    check("a┃\nb", "<C-d>", "a\na┃\nb");
    check("a┃", "<C-d>", "a\na┃");
    check("a\nb┃", "<A-Up>", "b┃\na");
    check("a┃\nb", "<A-Down>", "b\na┃");
    check("a┃\r\nbcd\r\n", "<A-Down>", "bcd\r\na┃\r\n");
    check("┃a\nb", "<A-Up>", "┃a\nb");
}

#[test]
fn comments_are_toggled() {
    check("x┃", "<C-/>", "# x┃");
    check("# x┃", "<C-_>", "x┃");
    check("┆if a:\n    b\n\n┃c", "<C-7>", "# ┆if a:\n#     b\n\n┃c");
    check("  ┆#a\n  # b┃", "<A-/>", "  ┆a\n  b┃");
}

#[test]
fn undo_goes_by_words_and_redo_comes_back() {
    check("┃", "one two<C-z>", "one ┃");
    check("┃", "one two<C-z><C-z>", "┃");
    check("┃", "one two<C-z><C-z><C-y>", "one ┃");
    check("┃", "ab<Left><Right>c<C-z>", "ab┃");
    check("ab┃", "<BS><BS><C-z>", "ab┃");
    check("a┆b┃c", "x<C-z>", "a┆b┃c");
    check("ab┃", "<C-z>", "ab┃");
}

#[test]
fn line_endings_are_kept() {
    check("a┃\r\nb\r\n", "<Enter>x", "a\r\nx┃\r\nb\r\n");
    check("a┃\nb", "<Enter>", "a\n┃\nb");
}

#[test]
fn finding_selects_and_goes_round() {
    check("┃ab x ab", "<C-f>ab<Esc>", "┆ab┃ x ab");
    check("┃ab x ab", "<C-f>ab<Enter><Esc>", "ab x ┆ab┃");
    check("┃ab x ab", "<C-f>ab<Enter><Enter><Esc>", "┆ab┃ x ab");
    check("┃ab x ab", "<C-f>ab<Esc><S-F3>", "ab x ┆ab┃");
    check("┃ab x AB", "<C-f>AB<Esc>", "ab x ┆AB┃");
    check("┃xyz", "<C-f>q<Esc>", "┃xyz");
}

#[test]
fn replacing_replaces_everything_as_one_step() {
    check("┃a b\na", "<C-r>a<Enter>xy<Enter>", "┃xy b\nxy");
    check("┃a b\na", "<C-r>a<Enter>xy<Enter><C-z>", "┃a b\na");
    check("┃a b\na", "<C-r>a<Enter><Enter>", "┃ b\n");
}

#[test]
fn lines_are_gone_to_by_number() {
    check("┃a\nb\nc", "<C-g>2<Enter>", "a\n┃b\nc");
    check("┃a\nb\nc", "<C-g>99<Enter>", "a\nb\n┃c");
    check("┃a\nb", "<C-g>x<Enter>", "┃a\nb");
}

#[test]
fn colours_are_right_when_two_line_ends_become_one() {
    let mut model = ide("x\r\u{2503}a\n\"\"\"\n1\n");
    press(&mut model, "<Down><Down><Up><Up><Home><Del>");
    let buffer = model.buffer().unwrap();
    assert_eq!(buffer.document.text().to_string(), "x\r\n\"\"\"\n1\n");
    let in_text = |row| buffer.highlight.carry(row) != crate::highlight::Carry::Nothing;
    assert_eq!([0, 1, 2].map(in_text), [false, false, true]);
}

#[test]
fn moving_lines_never_leaves_the_cursor_inside_a_line_end() {
    check("┆\n┃\r\n", "<A-Down>a", "\na┃\r\n");
}
