//! `garter daemon`: what owns the boards and serves all faces.

use std::process::ExitCode;
use std::time::Duration;

use garter_daemon::{DaemonOptions, run_daemon};

/// The daemon that owns your boards and serves your editors. Started when it is needed.
#[derive(clap::Args)]
#[command(after_help = "Example, to see what it says:\n  garter daemon --idle 60")]
pub(crate) struct Daemon {
    /// End after so many seconds without a client.
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    idle: u64,
    /// Say `ready` on standard output once clients can connect.
    #[arg(long, hide = true)]
    announce: bool,
}

impl Daemon {
    /// Does it.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let options = DaemonOptions {
            idle: Duration::from_secs(self.idle),
            announce: self.announce,
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let ended = runtime.block_on(run_daemon(options));
        runtime.shutdown_background();
        ended?;
        Ok(ExitCode::SUCCESS)
    }
}
