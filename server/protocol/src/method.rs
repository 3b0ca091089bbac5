//! The method names, in one table.

/// Request [`Boards`](crate::Boards): which boards there are.
pub const BOARDS: &str = "garter/boards";
/// Request [`Select`](crate::Select): make a board the one meant when none is named.
pub const SELECT: &str = "garter/select";
/// Request [`Run`](crate::Run): run a file or a piece of code on a board.
pub const RUN: &str = "garter/run";
/// Request [`Stop`](crate::Stop): interrupt what runs.
pub const STOP: &str = "garter/stop";
/// Request [`Input`](crate::Input): type on the board's live REPL.
pub const INPUT: &str = "garter/input";
/// Request [`SoftReset`](crate::SoftReset): restart the board's interpreter.
pub const SOFT_RESET: &str = "garter/softReset";
/// Request [`Heap`](crate::Heap): a picture of the board's memory.
pub const HEAP: &str = "garter/heap";
/// Request [`WatchHeap`](crate::WatchHeap): pictures as a program runs, or no more of them.
pub const WATCH_HEAP: &str = "garter/watchHeap";
/// Request [`ListFiles`](crate::ListFiles): a folder of the board.
pub const FILES_LIST: &str = "garter/files/list";
/// Request [`ReadFile`](crate::ReadFile): a file of the board.
pub const FILES_READ: &str = "garter/files/read";
/// Request [`WriteFile`](crate::WriteFile): write a file of the board.
pub const FILES_WRITE: &str = "garter/files/write";
/// Request [`RemoveFile`](crate::RemoveFile): remove a file of the board.
pub const FILES_REMOVE: &str = "garter/files/remove";
/// Request [`MakeDirectory`](crate::MakeDirectory): make a folder on the board.
pub const FILES_MKDIR: &str = "garter/files/mkdir";
/// Request [`Disassemble`](crate::Disassemble): the bytecode of a file.
pub const DISASSEMBLE: &str = "garter/disassemble";
/// Request [`Size`](crate::Size): what a file costs in the board's memory.
pub const SIZE: &str = "garter/size";
/// Request [`AskIgnored`](crate::AskIgnored): what in a folder nobody works on.
pub const IGNORED: &str = "garter/ignored";
/// Request [`AskTarget`](crate::AskTarget): what a document is held against.
pub const TARGET: &str = "garter/target";

/// Notification [`Output`](crate::Output): a board printed something.
pub const OUTPUT: &str = "garter/output";
/// Notification [`RunEnded`](crate::RunEnded): a run is over, and how it went.
pub const RUN_ENDED: &str = "garter/runEnded";
/// Notification [`HeapChanged`](crate::HeapChanged): a new picture of a watched heap.
pub const HEAP_CHANGED: &str = "garter/heapChanged";
/// Notification [`BoardsChanged`](crate::BoardsChanged): a board came, went or changed its state.
pub const BOARDS_CHANGED: &str = "garter/boardsChanged";
