//! Random operations against a model of plain bytes.

use std::collections::BTreeMap;
use std::format;
use std::string::String;
use std::vec;
use std::vec::Vec;

use super::*;

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(120))]

    /// Random operations against a model of plain byte vectors.
    #[test]
    fn random_operations_agree_with_a_model(
        steps in proptest::collection::vec((0u8..7, 0usize..6, 0usize..3000), 1..60),
    ) {
        let (mut d, mut v) = disk(120);
        let mut model: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (serial, (what, which, size)) in steps.into_iter().enumerate() {
            let name = format!("file number {which}.dat");
            let data = vec![serial as u8; size];
            match what {
                0 | 1 => {
                    if put(&mut d, &mut v, &name, &data, OpenMode::WRITE).is_ok() {
                        model.insert(name, data);
                    } else {
                        // No room: what is left is some of the data.
                        let left = get(&mut d, &mut v, &name).unwrap_or_default();
                        proptest::prop_assert!(data.starts_with(&left));
                        if v.remove(&mut d, name.as_bytes(), false).is_ok() {
                            model.remove(&name);
                        }
                    }
                }
                2 => {
                    let before = model.get(&name).cloned().unwrap_or_default();
                    if put(&mut d, &mut v, &name, &data, OpenMode::APPEND).is_ok() {
                        model.entry(name).or_default().extend(data);
                    } else {
                        let left = get(&mut d, &mut v, &name).unwrap_or_default();
                        proptest::prop_assert!(left.starts_with(&before));
                        if left.is_empty() && before.is_empty() {
                            let _ = v.remove(&mut d, name.as_bytes(), false);
                            model.remove(&name);
                        } else {
                            model.insert(name, left);
                        }
                    }
                }
                3 => {
                    let removed = v.remove(&mut d, name.as_bytes(), false).is_ok();
                    proptest::prop_assert_eq!(removed, model.remove(&name).is_some());
                }
                4 | 5 => {
                    let to = format!("F{}", size % 4);
                    let moved = v.rename(&mut d, name.as_bytes(), to.as_bytes()).is_ok();
                    proptest::prop_assert_eq!(moved, model.contains_key(&name));
                    if let Some(data) = model.remove(&name) {
                        model.insert(to, data);
                    }
                }
                _ => v = Volume::mount_or_format(&mut d),
            }
            let listed = names(&mut d, &mut v, "");
            let known: Vec<String> = model.keys().cloned().collect();
            proptest::prop_assert_eq!(listed, known);
            for (name, data) in &model {
                proptest::prop_assert_eq!(&get(&mut d, &mut v, name).expect("listed"), data);
            }
        }
        super::tools::assert_clean(&d);
    }
}
