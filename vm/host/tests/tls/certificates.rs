//! Certificates for one run: an authority `ca`; `good`, `rsa`, `common` (named in the old way) and
//! `expired` by it; `self` and `selfexpired`, which vouch for themselves.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

const NAMES: &str = "subjectAltName=DNS:localhost,IP:127.0.0.1";
const CURVE: &[&str] = &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
const RSA: &[&str] = &["-newkey", "rsa:2048"];

/// The folder with them; `None` without the tool: such tests do nothing, unless `GARTER_MUST_RUN`
/// says that they must.
pub(crate) fn folder() -> Option<TempDir> {
    if Command::new("openssl").arg("version").output().is_err() {
        assert!(
            std::env::var_os("GARTER_MUST_RUN").is_none(),
            "there is no openssl"
        );
        eprintln!("skipped: the tool openssl is not installed");
        return None;
    }
    let folder = TempDir::new().expect("a folder");
    let make = |words: &[&str]| openssl(folder.path(), words);
    let own = |name: &str, subject: &str, more: &[&str]| {
        let (key, pem) = (format!("{name}.key"), format!("{name}.pem"));
        let request = ["req", "-x509", "-nodes", "-keyout", &key, "-out", &pem];
        make(&[&request, CURVE, &["-subj", subject], more].concat());
    };
    own("ca", "/CN=Authority", &["-days", "9"]);
    own("self", "/CN=localhost", &["-days", "9", "-addext", NAMES]);
    for (name, kind, days, named) in [
        ("good", CURVE, "9", true),
        ("rsa", RSA, "9", true),
        ("common", CURVE, "9", false),
        ("expired", CURVE, "-1", true),
    ] {
        let (key, pem) = (format!("{name}.key"), format!("{name}.pem"));
        let request = ["req", "-nodes", "-keyout", &key, "-out", "request"];
        make(&[&request[..], kind, &["-subj", "/CN=localhost"]].concat());
        let names = match named {
            true => format!("{NAMES}\n"),
            false => "keyUsage=digitalSignature\n".to_owned(),
        };
        std::fs::write(folder.path().join("names"), names).expect("written");
        let sign = [
            "x509", "-req", "-in", "request", "-CA", "ca.pem", "-CAkey", "ca.key",
        ];
        let rest = [
            "-CAcreateserial",
            "-days",
            days,
            "-extfile",
            "names",
            "-out",
            &pem,
        ];
        make(&[&sign[..], &rest].concat());
    }
    // An authority of itself whose days are over.
    let request = [
        "req",
        "-nodes",
        "-keyout",
        "selfexpired.key",
        "-out",
        "request",
    ];
    make(&[&request[..], CURVE, &["-subj", "/CN=localhost"]].concat());
    let names = format!("{NAMES}\nbasicConstraints=critical,CA:TRUE\n");
    std::fs::write(folder.path().join("names"), names).expect("written");
    let sign = [
        "x509",
        "-req",
        "-in",
        "request",
        "-signkey",
        "selfexpired.key",
    ];
    let rest = [
        "-days",
        "-1",
        "-extfile",
        "names",
        "-out",
        "selfexpired.pem",
    ];
    make(&[&sign[..], &rest].concat());
    for name in ["ca", "good"] {
        let (pem, der) = (format!("{name}.pem"), format!("{name}.der"));
        make(&["x509", "-in", &pem, "-outform", "der", "-out", &der]);
    }
    make(&[
        "pkey",
        "-in",
        "good.key",
        "-outform",
        "der",
        "-out",
        "good.key.der",
    ]);
    Some(folder)
}

fn openssl(folder: &Path, words: &[&str]) {
    let done = Command::new("openssl")
        .args(words)
        .current_dir(folder)
        .output();
    let done = done.expect("openssl starts");
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "openssl {words:?}: {told}");
}
