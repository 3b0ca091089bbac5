//! The IDE by itself, without a server: `cargo run -p garter-ide --example alone -- FOLDER FILE...`

use std::{env, io, path::PathBuf};

use garter_ide::{Connection, Options};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), garter_ide::IdeError> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().unwrap_or_else(|| ".".into());
    let options = Options {
        folder,
        files: arguments.collect(),
    };
    let connect = || async { Err::<Connection, _>(io::Error::other("there is none here")) };
    garter_ide::run(options, connect).await.map(|_| ())
}
