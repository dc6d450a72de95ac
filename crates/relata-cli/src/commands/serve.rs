//! `relata serve`: the desk in the browser.

use crate::output::{FAINT, styled};
use crate::{Context, Outcome};
use anyhow::Context as _;
use relata::LocalWorld;
use relata::models::Store;
use relata_web::{App, Guard, Token};
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// Open the desk in the browser: read, check and correct. Nothing leaves the machine.
///
/// Only this machine can ask unless another address is given; then every request needs a token, which the address printed holds.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  relata serve\n  relata serve --address 127.0.0.1:0\n  relata serve --address 0.0.0.0:7878 --name desk.lan\n\n\
The interface for programs is described at /api."
)]
pub(crate) struct Arguments {
    /// Where to listen; port 0 takes any that is free.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:7878")]
    address: SocketAddr,
    /// A name by which browsers ask for this machine, besides localhost and its addresses.
    #[arg(long, value_name = "HOST")]
    name: Vec<String>,
    /// Holds the token to demand, 16 to 200 letters and digits; otherwise one is made when it is needed.
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
}

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    let token = match &arguments.token_file {
        Some(path) => {
            let text = std::fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
            let token = Token::new(text.trim());
            Some(
                token
                    .with_context(|| format!("{}: not 16 to 200 letters, digits, - or _", path.display()))?,
            )
        }
        None if arguments.address.ip().is_loopback() => None,
        None => Some(Token::random()?),
    };
    let world = Arc::new(LocalWorld::new(Store::open(Store::default_folder())?));
    let guard = Guard { token: token.clone(), names: arguments.name.clone() };
    let app = App::open(&context.desk, world, guard)?;
    let desk = context.desk.display().to_string();
    let json = context.json;
    relata_web::serve(app, arguments.address, move |ready| {
        let token = token.as_ref().map(|token| format!("?token={}", token.as_str())).unwrap_or_default();
        let address = format!("http://{}/{token}", ready.address);
        let line = match json {
            true => serde_json::json!({"address": address}).to_string(),
            false => format!("{desk} is open at {address}\n{}", styled(FAINT, "Ctrl-C closes it.")),
        };
        // Nobody reads on: the desk is served all the same.
        let _ = writeln!(anstream::stdout().lock(), "{line}");
    })?;
    Ok(Outcome::Done)
}
