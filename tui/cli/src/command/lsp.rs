//! `garter lsp`: the language server on standard input and output.

use std::process::ExitCode;

use garter_daemon::{Serve, lsp_on_stdio};

/// The language server, for editors: speaks LSP on standard input and output.
///
/// It connects to your daemon, which all your editors share, and starts it when there is
/// none.
#[derive(clap::Args)]
#[command(after_help = "Example, in Neovim 0.11:\n  \
    vim.lsp.config('garter', { cmd = { 'garter', 'lsp' }, filetypes = { 'python' } })")]
pub(crate) struct Lsp {
    /// Serve in this process and leave the daemon alone.
    #[arg(long)]
    no_daemon: bool,
    /// Accepted because some editors pass it; standard input and output are used anyway.
    #[arg(long, hide = true)]
    stdio: bool,
}

impl Lsp {
    /// Does it.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let _ = self.stdio;
        let serve = if self.no_daemon {
            Serve::InProcess
        } else {
            Serve::Daemon
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let ended = runtime.block_on(lsp_on_stdio(serve));
        // A thread still waiting for standard input must not hold the end up.
        runtime.shutdown_background();
        ended?;
        Ok(ExitCode::SUCCESS)
    }
}
