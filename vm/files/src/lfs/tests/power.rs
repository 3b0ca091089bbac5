//! Power lost at any write: what was closed before is whole, and the disk mounts.

use super::*;

enum Step {
    Write(&'static str, usize),
    Append(&'static str, usize),
    Rename(&'static str, &'static str),
    Remove(&'static str),
    MakeDirectory(&'static str),
    RemoveDirectory(&'static str),
}

fn script() -> Vec<Step> {
    let mut steps = vec![
        Step::Write("/main.py", 700),
        Step::MakeDirectory("/lib"),
        Step::Write("/lib/a module with a long name.py", 2500),
        Step::Write("/main.py", 1500),
        Step::Append("/main.py", 900),
        Step::Append("/lib/log.txt", 10),
        Step::Append("/lib/log.txt", 600),
        Step::Rename("/main.py", "/lib/other.py"),
        Step::Write("/lib/other.tmp", 30),
        Step::Rename("/lib/other.tmp", "/lib/other.py"),
        Step::Write("/new", 3),
        Step::Rename("/new", "/lib/log.txt"),
        Step::MakeDirectory("/lib/deep"),
        Step::MakeDirectory("/lib/deep/er"),
        Step::Rename("/lib/deep/er", "/er"),
        Step::RemoveDirectory("/lib/deep"),
    ];
    for name in [
        "/some rather long name",
        "/other rather long name",
        "/x",
        "/yet another rather long name",
        "/and one more rather long name",
        "/the last rather long name",
        "/b",
        "/c",
        "/d",
        "/e",
        "/fifty",
        "/sixty and so on and on and on",
        "/seventy",
        "/eighty or perhaps ninety",
    ] {
        steps.push(Step::Write(name, 50));
    }
    steps.push(Step::Remove("/x"));
    steps.push(Step::Rename("/b", "/er/moved"));
    steps.push(Step::Rename("/seventy", "/and"));
    steps
}

#[test]
fn what_was_closed_survives_power_lost_at_any_write() {
    VERSIONS.into_iter().for_each(lose_power);
}

fn lose_power(version: Version) {
    let (mut d, mut v) = formatted(version, 512, 120, 64);
    let mut left = d.clone();
    let mut before = contents(&mut d, &mut v);
    for (number, step) in script().into_iter().enumerate() {
        d.done.clear();
        let mut after = before.clone();
        let data = |size: usize| vec![number as u8 + 1; size];
        match &step {
            Step::Write(path, size) => {
                put(&mut d, &mut v, path, &data(*size), OpenMode::WRITE).expect("room");
                after.insert((*path).to_string(), data(*size));
            }
            Step::Append(path, size) => {
                put(&mut d, &mut v, path, &data(*size), OpenMode::APPEND).expect("room");
                after
                    .entry((*path).to_string())
                    .or_default()
                    .extend(data(*size));
            }
            Step::Rename(from, to) => {
                v.rename(&mut d, from.as_bytes(), to.as_bytes())
                    .expect("room");
                let inside: Vec<String> = after.keys().cloned().collect();
                for path in inside {
                    if let Some(rest) = path.strip_prefix(from)
                        && (rest.is_empty() || rest.starts_with('/'))
                    {
                        let data = after.remove(&path).expect("listed");
                        after.insert(format!("{to}{rest}"), data);
                    }
                }
            }
            Step::Remove(path) => {
                v.remove(&mut d, path.as_bytes(), false).expect("there");
                after.remove(*path);
            }
            Step::MakeDirectory(path) => {
                v.mkdir(&mut d, path.as_bytes()).expect("room");
                after.insert(format!("{path}/"), Vec::new());
            }
            Step::RemoveDirectory(path) => {
                v.remove(&mut d, path.as_bytes(), true).expect("empty");
                after.remove(&format!("{path}/"));
            }
        }
        // A file is made, empty, when it is opened: that is a state of its own.
        let mut made = before.clone();
        if let Step::Write(path, _) | Step::Append(path, _) = &step {
            made.entry((*path).to_string()).or_default();
        }
        for (n, done) in d.done.clone().iter().enumerate() {
            left.redo(done);
            let mut copy = left.clone();
            let mut v = mounted(&mut copy);
            let now = contents(&mut copy, &mut v);
            assert!(
                now == before || now == after || now == made,
                "step {number}, write {n}: {:?}",
                now.keys()
            );
            // It can be written to, too.
            if n % 5 == 0 {
                put(&mut copy, &mut v, "/later", &[7; 600], OpenMode::WRITE).expect("room");
                assert_eq!(get(&mut copy, &mut v, "/later"), Ok(vec![7; 600]));
            }
            if n % 16 == 0 {
                oracle::assert_same(&left, &now);
            }
        }
        assert_eq!(contents(&mut d, &mut v), after);
        before = after;
    }
}
