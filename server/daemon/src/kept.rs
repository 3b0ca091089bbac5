//! What boards said that they have, kept on disk by the build of their firmware: a board is asked
//! once, and what it said holds while it is not there.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use garter_analysis::{Census, Settings};
use garter_link::ports::{self, Port};

use crate::cache;

/// In the folder: which firmware the boards have whose USB serial numbers are known, a line each.
const BOARDS: &str = "boards.list";
/// Boards that are remembered: those asked last.
const MOST_BOARDS: usize = 50;
/// Answers that are read: those given last.
const MOST_ANSWERS: usize = 50;

/// What was kept, the last answer first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptBoards {
    answers: Vec<Arc<Census>>,
    /// Identities of boards, and the firmware that each had.
    boards: Vec<(String, String)>,
}

/// Where answers are kept; nowhere without a home folder.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    Some(cache::folder()?.join("boards"))
}

impl KeptBoards {
    /// What is kept in a folder.
    #[must_use]
    pub fn read(folder: &Path) -> KeptBoards {
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        let files = files.filter(|file| file.path().extension().is_some_and(|it| it == "txt"));
        let dated = files.map(|file| {
            let date = file.metadata().and_then(|it| it.modified());
            (date.unwrap_or(SystemTime::UNIX_EPOCH), file.path())
        });
        let mut dated: Vec<_> = dated.collect();
        dated.sort_by(|a, b| b.cmp(a));
        let answers = dated.iter().take(MOST_ANSWERS);
        KeptBoards {
            answers: answers.filter_map(|(_, path)| answer(path)).collect(),
            boards: boards(folder),
        }
    }

    /// What the first of these ports' boards said when it was last asked, if it is known to be a
    /// board.
    #[must_use]
    pub fn attached(&self, ports: &[Port]) -> Option<Arc<Census>> {
        let certain = |port: &&Port| port.known.is_some_and(|known| known.certain);
        let mut ports: Vec<&Port> = ports.iter().filter(certain).collect();
        ports.sort_by(|a, b| a.path.cmp(&b.path));
        self.of_board(&identity(ports.first()?)?)
    }

    /// What the attached board said when it was last asked. The ports are only listed when that can
    /// matter.
    #[must_use]
    pub fn attached_now(&self) -> Option<Arc<Census>> {
        if self.boards.is_empty() {
            return None;
        }
        self.attached(&ports::list().unwrap_or_default())
    }

    /// What a board said when it was last asked.
    pub(crate) fn of_board(&self, identity: &str) -> Option<Arc<Census>> {
        let mut boards = self.boards.iter();
        let (_, firmware) = boards.find(|(known, _)| known == identity)?;
        let mut answers = self.answers.iter();
        answers.find(|it| it.firmware == *firmware).cloned()
    }

    /// What the board that is named in settings said when it was last asked.
    #[must_use]
    pub fn meant_by(&self, settings: &Settings) -> Option<Arc<Census>> {
        settings.board?;
        let mut answers = self.answers.iter();
        answers.find(|it| it.is_meant_by(settings)).cloned()
    }

    /// Takes note of an answer that was just given.
    pub(crate) fn add(&mut self, census: &Census) {
        let mut census = census.clone();
        census.attached = false;
        self.answers.retain(|it| it.firmware != census.firmware);
        self.answers.insert(0, Arc::new(census));
    }
}

/// By what a board is known again; `None` for one without a serial number.
pub(crate) fn identity(port: &Port) -> Option<String> {
    let (vendor, product) = port.usb?;
    let number = port.serial_number.as_ref()?;
    Some(format!("{vendor:04x}:{product:04x} {number}"))
}

/// What the boards of a firmware have.
pub(crate) fn of_firmware(folder: &Path, firmware: &str) -> Option<Census> {
    let census = answer(&path(folder, firmware)?)?;
    (census.firmware == firmware).then(|| Arc::unwrap_or_clone(census))
}

/// Keeps an answer, as that of the board with an identity if it has one. What cannot be kept is
/// asked again next time.
pub(crate) fn keep(folder: &Path, census: &Census, identity: Option<&str>) {
    let Some(path) = path(folder, &census.firmware) else {
        return;
    };
    // Written although it says the same: the last answer is that of the board last used.
    if cache::replace(&path, census.kept().as_bytes()).is_err() {
        return;
    }
    if let Some(identity) = identity {
        let mut all = boards(folder);
        all.retain(|(known, _)| known != identity);
        all.insert(0, (identity.to_owned(), census.firmware.clone()));
        let lines = all.iter().take(MOST_BOARDS);
        let lines: String = lines
            .map(|(it, firmware)| format!("{it}\t{firmware}\n"))
            .collect();
        let _ = cache::replace(&folder.join(BOARDS), lines.as_bytes());
    }
}

fn answer(path: &Path) -> Option<Arc<Census>> {
    let mut census = Census::default();
    census.hear(&fs::read_to_string(path).ok()?);
    census.attached = false;
    census.is_whole().then(|| Arc::new(census))
}

fn boards(folder: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(folder.join(BOARDS)).unwrap_or_default();
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    lines
        .map(|(board, firmware)| (board.to_owned(), firmware.to_owned()))
        .collect()
}

/// Where the answer of a firmware is kept.
fn path(folder: &Path, firmware: &str) -> Option<PathBuf> {
    if firmware.is_empty() {
        return None;
    }
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let name: String = firmware.chars().map(plain).take(120).collect();
    Some(folder.join(format!("{name}-{:08x}.txt", hash(firmware))))
}

/// Tells names apart that differ only in what file names cannot have.
fn hash(text: &str) -> u32 {
    // FNV-1a
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use garter_analysis::{Census, read_garter_toml};
    use garter_link::ports::{KNOWN, Port};

    use super::{KeptBoards, identity, keep, of_firmware};

    fn census(firmware: &str, port: &str, minor: u32) -> Census {
        let mut census = Census::default();
        census.hear(&format!(
            "firmware {firmware}\nf main.py helper.py\nport {port}\nversion 1 {minor} 0\n\
             b abs print\nn machine\nn time\nm gc collect\n"
        ));
        census
    }

    fn port(path: &str, number: &str) -> Port {
        Port {
            path: path.to_owned(),
            known: KNOWN.iter().find(|it| it.certain),
            usb: Some((0xf055, 0x9800)),
            serial_number: Some(number.to_owned()),
            description: None,
        }
    }

    #[test]
    fn what_a_board_said_holds_when_it_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        keep(
            folder,
            &census("3.4.0; MicroPython v1.24.1 PYBv1.1", "pyboard", 24),
            None,
        );
        keep(
            folder,
            &census("3.4.0; MicroPython v1.23.0 Pico", "rp2", 23),
            None,
        );
        let kept = KeptBoards::read(folder);
        let meant = |text: &str| {
            let (settings, _) = read_garter_toml(text);
            kept.meant_by(&settings).map(|it| it.firmware.clone())
        };
        let pyboard = Some("3.4.0; MicroPython v1.24.1 PYBv1.1".to_owned());
        assert_eq!(meant("board = 'pyboard'\n"), pyboard);
        assert_eq!(meant("board = 'pyboard'\nversion = '1.24'\n"), pyboard);
        assert_eq!(meant("board = 'pyboard'\nversion = '1.20'\n"), None);
        assert_eq!(meant("board = 'esp32'\n"), None);
        assert_eq!(meant(""), None);
        let again = of_firmware(folder, "3.4.0; MicroPython v1.23.0 Pico").unwrap();
        assert_eq!(again.port, "rp2");
        assert!(
            again.called().contains("as it was last asked"),
            "{}",
            again.called()
        );
    }

    #[test]
    fn a_board_that_is_attached_is_known_by_its_number() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let (one, other) = (port("/dev/ttyACM1", "1234"), port("/dev/ttyACM0", "77"));
        keep(
            folder,
            &census("a pyboard", "pyboard", 24),
            identity(&one).as_deref(),
        );
        keep(
            folder,
            &census("a pico", "rp2", 23),
            identity(&other).as_deref(),
        );
        // It got a new firmware.
        keep(
            folder,
            &census("a newer pyboard", "pyboard", 25),
            identity(&one).as_deref(),
        );
        let kept = KeptBoards::read(folder);
        let firmware = |ports: &[Port]| kept.attached(ports).map(|it| it.firmware.clone());
        assert_eq!(
            firmware(std::slice::from_ref(&one)).as_deref(),
            Some("a newer pyboard")
        );
        assert_eq!(firmware(&[one.clone(), other]).as_deref(), Some("a pico"));
        assert_eq!(firmware(&[port("/dev/ttyACM0", "new")]), None);
        let bridge = Port { known: None, ..one };
        assert_eq!(firmware(&[bridge]), None);
    }
}
