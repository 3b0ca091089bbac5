//! The verifier of loaded code accepts whatever the compiler writes (which is what the official
//! one writes), at every optimisation level.
//!
//! `GARTER_MPY_CORPUS` lists more folders of programs, with `:` between them.

use std::path::{Path, PathBuf};

use garter_bytecode::mpy::{CodeKind, Object, Reader};
use garter_bytecode::verify::{Refusal, Surroundings, verify};
use garter_compiler::{Options, compile};

fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = path.path();
        if path.is_dir() {
            programs(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
}

/// Words that a function needed, or why it is refused.
fn try_function(code: &[u8], around: &Surroundings, made: &mut Vec<u32>) -> Result<usize, Refusal> {
    let mut words = 64;
    loop {
        let mut work = vec![0xdead_beef; words];
        match verify(code, around, &mut work) {
            Err(Refusal::Room) => words += words / 2,
            Err(refusal) => return Err(refusal),
            Ok(_) => {
                made.extend(work.iter().take(around.children as usize));
                return Ok(words);
            }
        }
    }
}

/// The most words per 16 bytes of code that a function of the file needed.
fn verify_file(file: &[u8]) -> Result<usize, String> {
    let (header, mut reader) = Reader::open(file).map_err(|e| format!("{e:?}"))?;
    for _ in 0..header.name_count {
        reader.name().map_err(|e| format!("{e:?}"))?;
    }
    let mut objects = u64::from(header.object_count);
    while objects > 0 {
        objects -= 1;
        if let Object::Tuple(n) = reader.object().map_err(|e| format!("{e:?}"))? {
            objects += u64::from(n);
        }
    }
    // What the functions to come are made like, the next one last.
    let mut made = vec![0];
    let mut module = true;
    let mut most = 0;
    while let Some(word) = made.pop() {
        let code = reader.code().map_err(|e| format!("{e:?}"))?;
        assert_eq!(code.kind, CodeKind::Bytecode);
        let bytes = &file[code.bytes.at..code.bytes.at + code.bytes.len];
        let around = Surroundings {
            names: header.name_count,
            objects: header.object_count,
            children: code.children,
            made: word,
            module,
        };
        module = false;
        let mut children = Vec::new();
        let words = try_function(bytes, &around, &mut children)
            .map_err(|e| format!("function at {}: {e:?}", code.bytes.at))?;
        most = most.max(words * 16 / bytes.len());
        made.extend(children.iter().rev());
    }
    Ok(most)
}

#[test]
fn what_the_compiler_writes_is_sound() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in ["tests", "docs", "vm/runtime/frozen"] {
        programs(&project.join(folder), &mut files);
    }
    let more = std::env::var("GARTER_MPY_CORPUS").unwrap_or_default();
    for folder in more.split(':').filter(|folder| !folder.is_empty()) {
        programs(Path::new(folder), &mut files);
    }
    assert!(files.len() > 1000, "{}", files.len());
    let mut arena = vec![0; 1 << 24];
    let (mut count, mut most) = (0, 0);
    let mut refused = Vec::new();
    for file in files {
        let source = std::fs::read(&file).expect("the program can be read");
        for level in 0..4 {
            let options = Options::new(b"m.py").optimise(level);
            let Ok(done) = compile(&source, &options, &mut arena) else {
                continue;
            };
            let bytes: Vec<u8> = done.image.iter().collect();
            count += 1;
            match verify_file(&bytes) {
                Ok(words) => most = most.max(words),
                Err(why) => refused.push(format!("{} -O{level}: {why}", file.display())),
            }
        }
    }
    println!("{count} files, {most} words in 16 bytes at most");
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}
