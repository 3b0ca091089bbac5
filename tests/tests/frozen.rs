//! The frozen modules in ROM are what their sources compile to.

use std::fs;
use std::path::Path;

use garter_compiler::{Options, compile};

/// With `GARTER_UPDATE` set the images are written anew.
#[test]
fn frozen_images_are_what_their_sources_compile_to() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vm/runtime/frozen");
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("the folder").flatten() {
        let source = entry.path();
        if source.extension().is_none_or(|e| e != "py") {
            continue;
        }
        let text = fs::read(&source).expect("readable");
        let name = source
            .file_name()
            .expect("a file")
            .to_string_lossy()
            .into_owned();
        let mut arena = vec![0; 1 << 20];
        // Where tracebacks show the event loop on boards.
        let shown = match name.as_str() {
            "asyncio.py" => "asyncio/core.py",
            name => name,
        };
        let mut options = Options::new(shown.as_bytes());
        // As stock firmware has its frozen modules: they fill flash and heap.
        options.optimise = 3;
        let compiled =
            compile(&text, &options, &mut arena).unwrap_or_else(|error| panic!("{name}: {error}"));
        let image: Vec<u8> = compiled.image.iter().collect();
        let target = source.with_extension("mpy");
        if std::env::var_os("GARTER_UPDATE").is_some() {
            fs::write(&target, &image).expect("writable");
        }
        assert!(
            fs::read(&target).expect("an image beside the source") == image,
            "{name} was changed: run this test with GARTER_UPDATE=1"
        );
        seen += 1;
    }
    assert!(seen > 0, "there are frozen modules");
}
