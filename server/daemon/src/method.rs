//! Which method is handled where. One file per method.
//!
//! A handler runs on the owner's task and hands over at once: it answers from the state, or
//! gives its responder to a job on a snapshot or to a board.

mod boards;
mod call_hierarchy;
mod cancel;
mod code_action;
mod code_lens;
mod completion;
mod definition;
mod diagnostic;
mod did_change;
mod did_change_configuration;
mod did_change_workspace_folders;
mod did_close;
mod did_open;
mod did_save;
mod disassemble;
mod document_link;
mod document_symbol;
mod files;
mod formatting;
mod heap;
mod highlight;
mod hover;
mod ignored;
mod initialize;
mod initialized;
mod inlay_hint;
mod input;
mod occurrences;
mod on_snapshot;
mod regions;
mod rename;
mod run;
mod select;
mod semantic_tokens;
mod set_trace;
mod shutdown;
mod signature_help;
mod size;
mod soft_reset;
mod stop;
mod target;
mod watch_heap;
mod workspace_symbol;

pub(crate) use semantic_tokens::Told;
pub(crate) use workspace_symbol::Seen;

use garter_protocol::method as garter;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::event::ClientId;
use crate::lsp::method as lsp;
use crate::owner::State;
use crate::rpc::{AnyResponder, Id, Refusal, Responder, code};
use crate::session::Stage;

type Params = Option<Box<RawValue>>;

/// Handles a request, or refuses it.
pub(crate) fn request(state: &mut State, client: ClientId, id: Id, method: &str, params: Params) {
    let Some(session) = state.sessions.get_mut(&client) else {
        return;
    };
    let responder = session.pending.begin(&session.outbox, id);
    if let Err(refusal) = session.admit(method) {
        responder.refuse(&refusal);
        return;
    }
    if session.traces {
        let message = format!("asked: {method}");
        let params = serde_json::json!({ "message": message });
        session.outbox.notify(lsp::LOG_TRACE, &params);
    }
    if method.starts_with("garter/") {
        session.hears_garter = true;
    }
    let call = Call {
        state,
        client,
        params,
        responder,
    };
    match method {
        lsp::INITIALIZE => call.handled_by(initialize::handle),
        lsp::SHUTDOWN => shutdown::handle(call.state, call.client, call.responder.typed()),
        lsp::DOCUMENT_SYMBOL => call.handled_by(document_symbol::handle),
        lsp::SEMANTIC_TOKENS => call.handled_by(semantic_tokens::handle),
        lsp::HOVER => call.handled_by(hover::handle),
        lsp::SIGNATURE_HELP => call.handled_by(signature_help::handle),
        lsp::COMPLETION => call.handled_by(completion::handle),
        lsp::COMPLETION_RESOLVE => call.handled_by(completion::resolve),
        lsp::DECLARATION => call.handled_by(definition::declaration),
        lsp::TYPE_DEFINITION => call.handled_by(definition::of_type),
        lsp::SEMANTIC_TOKENS_DELTA => call.handled_by(semantic_tokens::delta),
        lsp::SEMANTIC_TOKENS_RANGE => call.handled_by(semantic_tokens::range),
        lsp::DEFINITION => call.handled_by(definition::handle),
        lsp::REFERENCES => call.handled_with_workspace(occurrences::references),
        lsp::DOCUMENT_HIGHLIGHT => call.handled_by(highlight::handle),
        lsp::PREPARE_RENAME => call.handled_with_workspace(rename::prepare),
        lsp::RENAME => call.handled_with_workspace(rename::handle),
        lsp::CODE_ACTION => call.handled_by(code_action::handle),
        lsp::INLAY_HINT => call.handled_by(inlay_hint::handle),
        lsp::CODE_LENS => call.handled_by(code_lens::handle),
        lsp::WORKSPACE_SYMBOL => call.handled_by(workspace_symbol::handle),
        lsp::PREPARE_CALLS => call.handled_by(call_hierarchy::prepare),
        lsp::INCOMING_CALLS => call.handled_with_workspace(call_hierarchy::incoming),
        lsp::OUTGOING_CALLS => call.handled_by(call_hierarchy::outgoing),
        lsp::FORMATTING => call.handled_by(formatting::handle),
        lsp::DOCUMENT_LINK => call.handled_by(document_link::handle),
        lsp::DIAGNOSTIC => call.handled_by(diagnostic::of_document),
        lsp::WORKSPACE_DIAGNOSTIC => call.handled_by(diagnostic::of_workspace),
        lsp::FOLDING_RANGE => call.handled_by(regions::folding),
        lsp::SELECTION_RANGE => call.handled_by(regions::selection),
        garter::BOARDS => call.handled_by_garter(boards::handle),
        garter::SELECT => call.handled_by_garter(select::handle),
        garter::RUN => call.handled_by_garter(run::handle),
        garter::STOP => call.handled_by_garter(stop::handle),
        garter::INPUT => call.handled_by_garter(input::handle),
        garter::SOFT_RESET => call.handled_by_garter(soft_reset::handle),
        garter::HEAP => call.handled_by_garter(heap::handle),
        garter::WATCH_HEAP => call.handled_by_garter(watch_heap::handle),
        garter::FILES_LIST => call.handled_by_garter(files::list),
        garter::FILES_READ => call.handled_by_garter(files::read),
        garter::FILES_WRITE => call.handled_by_garter(files::write),
        garter::FILES_REMOVE => call.handled_by_garter(files::remove),
        garter::FILES_MKDIR => call.handled_by_garter(files::make_directory),
        garter::SIZE => call.handled_by_garter(size::handle),
        garter::IGNORED => call.handled_by_garter(ignored::handle),
        garter::TARGET => call.handled_by_garter(target::handle),
        garter::DISASSEMBLE => call.handled_by_garter(disassemble::handle),
        _ => call.responder.refuse(&Refusal::new(
            code::METHOD_NOT_FOUND,
            format!("Garter has no method `{method}`"),
        )),
    }
}

/// Handles a notification. One that we do not know, or cannot read, is passed over: there is
/// no way to answer it.
pub(crate) fn notification(state: &mut State, client: ClientId, method: &str, params: Params) {
    let Some(session) = state.sessions.get(&client) else {
        return;
    };
    if method == lsp::EXIT {
        session.outbox.close();
        state.leave(client);
        return;
    }
    if session.stage != Stage::Ready {
        return;
    }
    match method {
        lsp::INITIALIZED => initialized::handle(state, client),
        lsp::DID_CHANGE_FOLDERS => {
            told(state, client, params, did_change_workspace_folders::handle);
        }
        lsp::DID_CHANGE_CONFIGURATION => {
            told(state, client, params, did_change_configuration::handle);
        }
        lsp::DID_OPEN => told(state, client, params, did_open::handle),
        lsp::DID_CHANGE => told(state, client, params, did_change::handle),
        lsp::DID_CLOSE => told(state, client, params, did_close::handle),
        lsp::DID_SAVE => told(state, client, params, did_save::handle),
        lsp::SET_TRACE => told(state, client, params, set_trace::handle),
        lsp::CANCEL => told(state, client, params, cancel::handle),
        _ => {}
    }
}

/// A request on its way to its handler.
struct Call<'a> {
    state: &'a mut State,
    client: ClientId,
    params: Params,
    responder: AnyResponder,
}

impl Call<'_> {
    /// One of Garter's own: parameters and answer belong together.
    fn handled_by_garter<P: garter_protocol::Request>(
        self,
        handler: fn(&mut State, ClientId, P, Responder<P::Answer>),
    ) {
        self.handled_by(handler);
    }

    /// One that all files of the workspace matter to: it waits until they are known.
    fn handled_with_workspace<P, A>(self, handler: fn(&mut State, ClientId, P, Responder<A>))
    where
        P: DeserializeOwned + Send + 'static,
        A: serde::Serialize + 'static,
    {
        let session = self.state.sessions.get_mut(&self.client);
        let work = session.map(|session| &mut session.workspace);
        let Some(work) = work.filter(|work| work.is_awaited()) else {
            return self.handled_by(handler);
        };
        let Call {
            client,
            params,
            responder,
            ..
        } = self;
        work.wait(Box::new(move |state| {
            let call = Call {
                state,
                client,
                params,
                responder,
            };
            call.handled_by(handler);
        }));
    }

    fn handled_by<P, A>(self, handler: fn(&mut State, ClientId, P, Responder<A>))
    where
        P: DeserializeOwned,
        A: serde::Serialize,
    {
        match read(&self.params) {
            Ok(params) => handler(self.state, self.client, params, self.responder.typed()),
            Err(error) => self.responder.refuse(&Refusal::new(
                code::INVALID_PARAMS,
                format!("the parameters cannot be read: {error}"),
            )),
        }
    }
}

fn told<P: DeserializeOwned>(
    state: &mut State,
    client: ClientId,
    params: Params,
    handler: fn(&mut State, ClientId, P),
) {
    match read(&params) {
        Ok(params) => handler(state, client, params),
        Err(error) => eprintln!("a notification's parameters cannot be read: {error}"),
    }
}

fn read<P: DeserializeOwned>(params: &Params) -> Result<P, serde_json::Error> {
    // Left out, they are as good as empty where all of them may be left out.
    serde_json::from_str(params.as_ref().map_or("{}", |raw| raw.get()))
}
