//! What is done at random, against a model: files are written, directories and files in them come
//! and go, and power is lost now and then. What is there is what the model has, or had before.

use super::*;

const FOLDERS: [&str; 8] = [
    "/a",
    "/a/b",
    "/a/b/with a rather long name",
    "/d",
    "/d/e",
    "/d/f",
    "/g",
    "/g/b",
];

type Model = BTreeMap<String, Vec<u8>>;

fn parent_is_there(model: &Model, path: &str) -> bool {
    let parent = path.rsplit_once('/').expect("absolute").0;
    parent.is_empty() || model.contains_key(&format!("{parent}/"))
}

/// Does the same to a volume and to its model, and compares how it went.
fn step(d: &mut Flash, v: &mut Volume, model: &mut Model, what: u8, [one, other]: [usize; 2]) {
    let (path, to) = (FOLDERS[one], FOLDERS[other]);
    let folder = format!("{path}/");
    let there = model.contains_key(&folder);
    match what {
        0 | 1 => {
            let made = v.mkdir(d, path.as_bytes()).is_ok();
            assert_eq!(made, !there && parent_is_there(model, path), "mkdir {path}");
            if made {
                model.insert(folder, Vec::new());
            }
        }
        2 => {
            let inside = model.keys().filter(|k| k.starts_with(&folder)).count();
            let removed = v.remove(d, path.as_bytes(), true).is_ok();
            assert_eq!(removed, inside == 1, "rmdir {path}");
            if removed {
                model.remove(&folder);
            }
        }
        3..=5 => {
            let file = format!("{path}/file {other}");
            let data = vec![other as u8; other * 150];
            let written = put(d, v, &file, &data, OpenMode::WRITE).is_ok();
            assert_eq!(written, there, "write {file}");
            if written {
                model.insert(file, data);
            }
        }
        6 => {
            let file = format!("{path}/file {other}");
            let removed = v.remove(d, file.as_bytes(), false).is_ok();
            assert_eq!(removed, model.remove(&file).is_some(), "remove {file}");
        }
        7 => {
            let (from, to) = (format!("{path}/file {other}"), format!("{to}/moved"));
            let moved = v.rename(d, from.as_bytes(), to.as_bytes()).is_ok();
            let may = model.contains_key(&from) && parent_is_there(model, &to);
            assert_eq!(moved, may, "rename {from} {to}");
            if moved && let Some(data) = model.remove(&from) {
                model.insert(to, data);
            }
        }
        _ => {
            let into_itself = format!("{to}/").starts_with(&folder);
            let taken = model.contains_key(&format!("{to}/"));
            let may = there && !into_itself && !taken && parent_is_there(model, to);
            if one != other {
                let moved = v.rename(d, path.as_bytes(), to.as_bytes()).is_ok();
                assert_eq!(moved, may, "rename {path} {to}");
                if moved {
                    let tree = std::mem::take(model).into_iter();
                    *model = tree
                        .map(|(p, data)| match p.strip_prefix(&folder) {
                            Some(rest) => (format!("{to}/{rest}"), data),
                            None => (p, data),
                        })
                        .collect();
                }
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(100))]

    #[test]
    fn directories_come_and_go_as_in_a_model(
        steps in proptest::collection::vec(
            (0u8..10, 0..FOLDERS.len(), 0..FOLDERS.len(), 0usize..30),
            1..60,
        ),
        first: bool,
    ) {
        let version = if first { Version::One } else { Version::Two };
        let (mut d, mut v) = formatted(version, 256, 300, 16);
        let mut model = Model::new();
        for (what, one, other, lost) in steps {
            let mut left = d.clone();
            let before = model.clone();
            d.done.clear();
            step(&mut d, &mut v, &mut model, what, [one, other]);
            let done = std::mem::take(&mut d.done);
            if lost < done.len() {
                done[..lost].iter().for_each(|done| left.redo(done));
                d = left;
                v = mounted(&mut d);
                let now = contents(&mut d, &mut v);
                let mut made = before.clone();
                for (path, data) in &now {
                    if data.is_empty() && !path.ends_with('/') {
                        made.entry(path.clone()).or_default();
                    }
                }
                let sound = now == before || now == model || now == made;
                proptest::prop_assert!(sound, "{what} {lost}: {:?}", now.keys());
                model = now;
            }
            proptest::prop_assert_eq!(contents(&mut d, &mut v), model.clone());
        }
        oracle::assert_same(&d, &model);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]

    /// Random operations against a model.
    #[test]
    fn random_operations_agree_with_a_model(
        steps in proptest::collection::vec((0u8..8, 0usize..12, 0usize..2500, 0usize..12), 1..70),
        remount: bool,
        first: bool,
    ) {
        let version = if first { Version::One } else { Version::Two };
        let (mut d, mut v) = formatted(version, 512, 160, 32);
        let mut model: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        v.mkdir(&mut d, b"sub").expect("room");
        model.insert("/sub/".into(), Vec::new());
        let name = |i: usize| match i % 2 {
            0 => format!("/a file with number {i}"),
            _ => format!("/sub/f{i}"),
        };
        for (what, which, size, other) in steps {
            let (path, to) = (name(which), name(other));
            let data = vec![(size % 251) as u8; size];
            match what {
                0 | 1 if put(&mut d, &mut v, &path, &data, OpenMode::WRITE).is_ok() => {
                    model.insert(path, data);
                }
                2 | 3 if put(&mut d, &mut v, &path, &data, OpenMode::APPEND).is_ok() => {
                    model.entry(path).or_default().extend(data);
                }
                0..=3 => {
                    // No room: what there is now is what was there.
                    v = mounted(&mut d);
                    match get(&mut d, &mut v, &path) {
                        Ok(left) => drop(model.insert(path, left)),
                        Err(_) => drop(model.remove(&path)),
                    }
                }
                4 => {
                    let removed = v.remove(&mut d, path.as_bytes(), false).is_ok();
                    proptest::prop_assert_eq!(removed, model.remove(&path).is_some());
                }
                5 | 6 => {
                    let moved = v.rename(&mut d, path.as_bytes(), to.as_bytes());
                    proptest::prop_assert_eq!(moved.is_ok(), model.contains_key(&path));
                    if let Some(data) = model.remove(&path) {
                        model.insert(to, data);
                    }
                }
                _ if remount => v = mounted(&mut d),
                _ => {}
            }
            proptest::prop_assert_eq!(contents(&mut d, &mut v), model.clone());
        }
        oracle::assert_same(&d, &model);
    }
}
