//! What the disk does, with a real one in a temporary folder.

use std::{fs, path::Path};

use tempfile::tempdir;

use super::harness::{ide, marked, press};
use crate::{
    effect::{Effect, Expected},
    event::{DiskEvent, Event},
    model::{
        Model,
        prompt::{Choice, Prompt},
    },
    rim::disk::perform,
    update::update,
};

/// Does what the effects ask of the disk, and what follows from that, until all is quiet.
fn settle(model: &mut Model, effects: Vec<Effect>) -> Vec<Effect> {
    let mut others = Vec::new();
    let mut waiting = effects;
    while !waiting.is_empty() {
        let mut next = Vec::new();
        for effect in std::mem::take(&mut waiting) {
            let events = perform(effect.clone());
            if events.is_empty() {
                others.push(effect);
            }
            for event in events {
                next.extend(update(model, Event::Disk(event)));
            }
        }
        waiting = next;
    }
    others
}

fn opened(folder: &Path, name: &str) -> Model {
    let mut model = Model::new(folder.to_owned(), (80, 24));
    settle(
        &mut model,
        vec![Effect::Load {
            path: folder.join(name),
            create: true,
        }],
    );
    model
}

fn keys(model: &mut Model, text: &str) -> Vec<Effect> {
    let effects = press(model, text);
    settle(model, effects)
}

fn look(model: &mut Model) {
    let effects = update(model, Event::Look);
    settle(model, effects);
}

#[test]
fn saving_writes_the_text_byte_for_byte() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.py");
    fs::write(&path, "x\r\ny\u{e4}\n\n").unwrap();
    let mut model = opened(folder.path(), "a.py");
    keys(&mut model, "z<C-s>");
    assert_eq!(fs::read_to_string(&path).unwrap(), "zx\r\ny\u{e4}\n\n");
    assert!(!model.buffer().unwrap().document.is_dirty());
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "nothing is left beside it");
}

#[test]
fn a_save_that_fails_is_told_and_loses_nothing() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.py");
    fs::write(&path, "old").unwrap();
    let mut model = opened(folder.path(), "a.py");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    keys(&mut model, "new <C-s>");
    assert!(model.prompt.is_some(), "somebody else changed it");
    keys(&mut model, "o");
    let message = model.message.clone().unwrap();
    assert!(
        message.is_error && message.text.contains("NOT saved"),
        "{}",
        message.text
    );
    assert!(model.buffer().unwrap().document.is_dirty());
    assert_eq!(marked(&model), "new \u{2503}old");
}

#[test]
fn a_new_file_is_made_by_saving_it() {
    let folder = tempdir().unwrap();
    let mut model = opened(folder.path(), "sub/new.py");
    assert!(model.buffer().unwrap().document.is_dirty());
    keys(&mut model, "x<C-s>");
    assert_eq!(
        fs::read_to_string(folder.path().join("sub/new.py")).unwrap(),
        "x"
    );
}

#[test]
fn a_file_that_changed_on_disk_is_read_again_unless_there_are_changes() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.py");
    fs::write(&path, "one two").unwrap();
    let mut model = opened(folder.path(), "a.py");
    keys(&mut model, "<End>");
    fs::write(&path, "one and two").unwrap();
    look(&mut model);
    assert_eq!(marked(&model), "one and two\u{2503}");
    assert!(!model.buffer().unwrap().document.is_dirty());

    keys(&mut model, "!");
    fs::write(&path, "three").unwrap();
    look(&mut model);
    assert_eq!(
        model.prompt,
        Some(Prompt::Letter(Choice::ChangedOnDisk(path.clone())))
    );
    keys(&mut model, "k");
    look(&mut model);
    assert_eq!(model.prompt, None, "asked once");
    assert_eq!(marked(&model), "one and two!\u{2503}");
    keys(&mut model, "<C-s>");
    assert_eq!(fs::read_to_string(&path).unwrap(), "one and two!");
}

#[test]
fn reading_again_can_be_undone() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.py");
    fs::write(&path, "old").unwrap();
    let mut model = opened(folder.path(), "a.py");
    keys(&mut model, "my ");
    fs::write(&path, "other").unwrap();
    look(&mut model);
    keys(&mut model, "r");
    assert_eq!(model.buffer().unwrap().document.text().to_string(), "other");
    keys(&mut model, "<C-z>");
    assert_eq!(
        model.buffer().unwrap().document.text().to_string(),
        "my old"
    );
    assert!(model.buffer().unwrap().document.is_dirty());
}

#[test]
fn a_file_deleted_while_open_stays_in_the_editor() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.py");
    fs::write(&path, "text").unwrap();
    let mut model = opened(folder.path(), "a.py");
    fs::remove_file(&path).unwrap();
    look(&mut model);
    assert!(model.message.clone().unwrap().text.contains("deleted"));
    assert!(model.buffer().unwrap().document.is_dirty());
    keys(&mut model, "<C-s>");
    assert_eq!(fs::read_to_string(&path).unwrap(), "text");
}

#[test]
fn saving_over_somebody_elses_changes_is_asked() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.py");
    fs::write(&path, "one").unwrap();
    let mut model = opened(folder.path(), "a.py");
    fs::write(&path, "theirs").unwrap();
    keys(&mut model, "x<C-s>");
    assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
    keys(&mut model, "o");
    assert_eq!(fs::read_to_string(&path).unwrap(), "xone");
}

#[test]
fn a_file_that_is_not_utf_8_is_shown_and_protected() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.py");
    fs::write(&path, b"a\nb\xff").unwrap();
    let mut model = opened(folder.path(), "a.py");
    assert!(
        model
            .message
            .clone()
            .unwrap()
            .text
            .contains("line 2 is not UTF-8")
    );
    keys(&mut model, "x<C-s>");
    assert_eq!(marked(&model), "\u{2503}a\nb\u{fffd}");
    assert_eq!(fs::read(&path).unwrap(), b"a\nb\xff");
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("d.py")).unwrap();
    let model = opened(folder.path(), "d.py");
    assert!(model.buffers.is_empty());
    assert!(model.message.unwrap().text.contains("not a file"));
}

#[test]
fn leaving_protects_what_is_not_saved() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.py"), "").unwrap();
    let mut model = opened(folder.path(), "a.py");
    assert_eq!(keys(&mut model, "x<F10>"), []);
    assert_eq!(keys(&mut model, "<Esc>"), [], "cancelled");
    assert_eq!(keys(&mut model, "<F10>s"), [Effect::Quit]);
    assert_eq!(fs::read_to_string(folder.path().join("a.py")).unwrap(), "x");
    let mut model = ide("");
    assert_eq!(press(&mut model, "x<F10>d"), [Effect::Quit]);
    let mut model = ide("");
    assert_eq!(press(&mut model, "<F10>"), [Effect::Quit]);
}

#[test]
fn files_are_listed_renamed_and_deleted() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("lib")).unwrap();
    fs::write(folder.path().join("lib/b.py"), "").unwrap();
    fs::write(folder.path().join("a.py"), "text").unwrap();
    let mut model = opened(folder.path(), "a.py");
    look(&mut model);
    let names = |model: &Model| -> Vec<String> {
        model
            .files
            .rows()
            .iter()
            .map(|row| format!("{}{}", row.depth, row.name))
            .collect()
    };
    assert_eq!(names(&model), ["0lib", "0a.py"]);
    keys(&mut model, "<A-1><Home><Enter>");
    assert_eq!(names(&model), ["0lib", "1b.py", "0a.py"]);
    keys(&mut model, "<End>r<Home><Del>c<Enter>");
    assert_eq!(names(&model), ["0lib", "1b.py", "0c.py"]);
    assert_eq!(model.buffer().unwrap().name(), "c.py");
    keys(&mut model, "<End>dn");
    assert_eq!(names(&model).len(), 3);
    keys(&mut model, "dy");
    assert_eq!(names(&model), ["0lib", "1b.py"]);
    assert!(model.buffers.is_empty());
    assert!(!folder.path().join("c.py").exists());
}

#[cfg(unix)]
#[test]
fn saving_keeps_links_and_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempdir().unwrap();
    let target = folder.path().join("target.py");
    fs::write(&target, "x").unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o750)).unwrap();
    symlink(&target, folder.path().join("a.py")).unwrap();
    let mut model = opened(folder.path(), "a.py");
    keys(&mut model, "y<C-s>");
    assert_eq!(fs::read_to_string(&target).unwrap(), "yx");
    assert_eq!(
        fs::metadata(&target).unwrap().permissions().mode() & 0o777,
        0o750
    );
    assert!(
        fs::symlink_metadata(folder.path().join("a.py"))
            .unwrap()
            .is_symlink()
    );
}

#[test]
fn a_save_whose_file_is_gone_is_no_conflict() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.py");
    fs::write(&path, "x").unwrap();
    let DiskEvent::Loaded { stamp, .. } = perform(Effect::Load {
        path: path.clone(),
        create: false,
    })
    .remove(0) else {
        panic!("not read");
    };
    fs::remove_file(&path).unwrap();
    let expected = Expected::Stamp(stamp);
    let saved = perform(Effect::Save {
        path,
        text: "y".into(),
        state: 1,
        expected,
    })
    .remove(0);
    assert!(matches!(saved, DiskEvent::Saved { .. }));
}

#[test]
fn what_is_not_saved_when_the_terminal_goes_is_put_beside() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.py");
    fs::write(&path, "old").unwrap();
    let beside = crate::rim::disk::rescue(&path, "new").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(beside, folder.path().join("a.py.unsaved"));
    assert_eq!(fs::read_to_string(beside).unwrap(), "new");
}

#[test]
fn a_file_has_one_tab_whatever_it_is_called() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.py"), "").unwrap();
    let mut model = opened(folder.path(), "a.py");
    keys(&mut model, "<C-o>lib/../a.py<Enter>");
    assert_eq!(model.buffers.len(), 1);
    keys(&mut model, "<C-o>none.py<Enter>");
    assert!(
        model
            .message
            .clone()
            .unwrap()
            .text
            .contains("none.py cannot be read")
    );
}

#[test]
fn a_new_file_without_a_letter_is_not_asked_about() {
    let folder = tempdir().unwrap();
    let mut model = opened(folder.path(), "new.py");
    assert_eq!(keys(&mut model, "<F10>"), [Effect::Quit]);
    assert_eq!(keys(&mut model, "x<F10>"), []);
    assert!(model.prompt.is_some());
}
