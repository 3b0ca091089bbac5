//! `garter py -m mip` installs packages from an index and from files on web servers, as
//! `mpremote mip` does: the addresses asked for and the files written are those that it asks for
//! and writes (`mpremote` 1.29 against the same server).

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use garter_tests::session::garter;

/// What is behind each path.
type Pages = HashMap<&'static str, Vec<u8>>;

/// A web server on a port of its own, and the paths that it was asked for.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new(pages: Pages) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let server = Self {
            port,
            asked: asked.clone(),
        };
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let path = answer(stream, &pages).expect("the client is there");
                asked.lock().expect("nobody panicked").push(path);
            }
        });
        server
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().expect("nobody panicked"))
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

fn answer(mut stream: TcpStream, pages: &Pages) -> std::io::Result<String> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    while lines
        .next()
        .is_some_and(|line| line.is_ok_and(|l| !l.is_empty()))
    {}
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    if path == "/moved" {
        stream
            .write_all(b"HTTP/1.1 302 Found\r\nLocation: /plain.py\r\nContent-Length: 0\r\n\r\n")?;
    } else if path == "/parts.py" {
        stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")?;
        stream.write_all(b"6;x=y\r\nx = 1\n\r\n000B\r\n# the rest\n\r\n0\r\n\r\n")?;
    } else if path == "/cut_parts.py" {
        stream
            .write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nx = 1\n\r\n")?;
    } else if path == "/cut.py" {
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx = 1\n")?;
    } else if let Some(body) = pages.get(path.as_str()) {
        write!(
            stream,
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n",
            body.len()
        )?;
        stream.write_all(body)?;
    } else {
        stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone")?;
    }
    Ok(path)
}

/// A folder that is gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("garter-mip-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn read(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(self.0.join(path)).ok()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Runs `garter py -m mip install` into a folder; gives its exit code and what it said.
fn install(garter: &Path, folder: &Folder, words: &[&str]) -> (Option<i32>, String) {
    let done = Command::new(garter)
        .args(["py", "-m", "mip", "install", "--target"])
        .arg(&folder.0)
        .args(words)
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let wrong = String::from_utf8_lossy(&done.stderr);
    let place = folder.0.display().to_string();
    (done.status.code(), said.replace(&place, "HERE") + &wrong)
}

/// A file of 3,000 lines, which comes in many pieces.
fn long_module() -> Vec<u8> {
    (0..3000)
        .flat_map(|n| format!("x{n} = {n}\n").into_bytes())
        .collect()
}

fn index() -> Pages {
    let first =
        br#"{"v": 1, "hashes": [["foo/__init__.py", "b4aec156"], ["foo/long.py", "ffcd1234"]],
        "deps": [["bar", "1.0"], ["foo", "latest"]], "version": "0.1"}"#;
    let second = br#"{"hashes": [["bar.py", "0123abcd"]]}"#;
    HashMap::from([
        ("/pi/package/6/foo/latest.json", first.to_vec()),
        ("/pi/package/py/foo/2.5.json", br#"{"hashes": []}"#.to_vec()),
        ("/pi/package/6/bar/1.0.json", second.to_vec()),
        ("/pi/file/b4/b4aec156", b"name = 'foo'\n".to_vec()),
        ("/pi/file/ff/ffcd1234", long_module()),
        ("/pi/file/01/0123abcd", b"name = 'bar'\n".to_vec()),
        ("/plain.py", b"name = 'plain'\n".to_vec()),
        (
            "/pkg/package.json",
            br#"{"urls": [["k/a.py", "a.py"], ["k/b.py", "sub/b.py"], ["k/c.py", "a.py", 774],
                ["k/c.py", "never.py", 2566], ["k/d.mpy", "a.py", 518]]}"#
                .to_vec(),
        ),
        ("/pkg/a.py", b"name = 'a'\n".to_vec()),
        ("/pkg/sub/b.py", b"name = 'b'\n".to_vec()),
        (
            "/out.json",
            br#"{"urls": [["../out.py", "plain.py"]]}"#.to_vec(),
        ),
        ("/odd.json", b"not json".to_vec()),
    ])
}

#[test]
fn a_package_of_an_index_is_installed_with_what_it_depends_on() {
    let Some(garter) = garter() else {
        return;
    };
    let server = Server::new(index());
    let folder = Folder::new("index");
    let at = server.address("/pi");
    let (code, said) = install(&garter, &folder, &["--index", &at, "foo"]);
    assert_eq!(code, Some(0), "{said}");
    let wanted = format!(
        "Install foo\nInstalling foo (latest) from {at} to HERE\nCopying: HERE/foo/__init__.py\n\
         Copying: HERE/foo/long.py\nInstalling bar (1.0) from {at} to HERE\nCopying: HERE/bar.py\nDone\n"
    );
    assert_eq!(said, wanted);
    let asked = [
        "/pi/package/6/foo/latest.json",
        "/pi/file/b4/b4aec156",
        "/pi/file/ff/ffcd1234",
        "/pi/package/6/bar/1.0.json",
        "/pi/file/01/0123abcd",
    ];
    assert_eq!(server.asked(), asked);
    let run = Command::new(&garter)
        .args([
            "py",
            "-c",
            "import foo, foo.long, bar; print(foo.name, foo.long.x2999, bar.name)",
        ])
        .env("MICROPYPATH", &folder.0)
        .output()
        .expect("it runs");
    assert_eq!(run.stdout, b"foo 2999 bar\n");

    // What is there already and is the same is not fetched again.
    let (_, said) = install(&garter, &folder, &["--index", &at, "foo"]);
    assert!(
        said.contains("Exists: HERE/foo/__init__.py\nCopying: HERE/foo/long.py"),
        "{said}"
    );

    let (code, _) = install(
        &garter,
        &folder,
        &[&format!("--index={at}"), "--no-mpy", "foo@2.5"],
    );
    assert_eq!(code, Some(0));
    assert_eq!(
        server.asked().last().map(String::as_str),
        Some("/pi/package/py/foo/2.5.json")
    );
}

#[test]
fn files_and_folders_on_web_servers_are_installed() {
    let Some(garter) = garter() else {
        return;
    };
    let server = Server::new(index());
    let folder = Folder::new("files");
    let (code, said) = install(&garter, &folder, &[&server.address("/plain.py")]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(folder.read("plain.py").as_deref(), Some("name = 'plain'\n"));

    let (code, said) = install(&garter, &folder, &[&server.address("/parts.py")]);
    assert_eq!(code, Some(0), "{said}");
    let parts = folder.read("parts.py");
    assert_eq!(parts.as_deref(), Some("x = 1\n# the rest\n"));

    // Files for machines of other kinds stay away.
    let (code, said) = install(&garter, &folder, &[&server.address("/pkg/")]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(folder.read("k/b.py").as_deref(), Some("name = 'b'\n"));
    assert_eq!(folder.read("k/c.py").as_deref(), Some("name = 'a'\n"));
    assert!(folder.read("k/d.mpy").is_some());
    assert!(!server.asked().iter().any(|path| path == "/pkg/never.py"));
}

#[test]
fn what_cannot_be_fetched_is_told_and_harms_nothing() {
    let Some(garter) = garter() else {
        return;
    };
    let server = Server::new(index());
    let folder = Folder::new("wrong");
    std::fs::write(folder.0.join("cut.py"), "kept = 1\n").expect("writable");
    let ends = "Package may be partially installed\n";
    for (path, why) in [
        ("/missing.py", "File not found: "),
        ("/nothing", "Package not found: "),
        ("/cut.py", "the connection ended too early"),
        ("/cut_parts.py", "the connection ended too early"),
        ("/out.json", "outside the target: ../out.py"),
        ("/odd.json", "syntax error in JSON"),
    ] {
        let (code, said) = install(&garter, &folder, &[&server.address(path)]);
        assert_eq!(code, Some(1), "{path}: {said}");
        assert!(said.contains(why) && said.ends_with(ends), "{path}: {said}");
    }
    assert_eq!(folder.read("cut.py").as_deref(), Some("kept = 1\n"));
    assert!(folder.read("cut.py.part").is_none());
    let (code, said) = install(&garter, &folder, &["http://127.0.0.1:1/x.py"]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("ECONNREFUSED") && said.ends_with(ends),
        "{said}"
    );
    let (code, said) = install(&garter, &folder, &["--nonsense", "x"]);
    assert_eq!(code, Some(1));
    assert!(said.starts_with("usage: "), "{said}");
}
