//! What a user lacks to open a device: on Linux, membership of the group that
//! the device node really has, which differs between distributions.

/// What to do when `path` may not be opened.
#[cfg(unix)]
pub(super) fn advice(path: &str) -> String {
    use std::os::unix::fs::MetadataExt;
    let Ok(node) = std::fs::metadata(path) else {
        return "The device has just gone; plug it in again.".to_owned();
    };
    let groups = std::fs::read_to_string("/etc/group").unwrap_or_default();
    let group = group_name(&groups, node.gid());
    advice_for(path, node.mode(), node.gid(), group)
}

/// What to do when `path` may not be opened.
#[cfg(not(unix))]
pub(super) fn advice(path: &str) -> String {
    format!("Another program has {path} open: close it.")
}

/// The name of group `gid` in the text of `/etc/group`.
#[cfg(unix)]
fn group_name(groups: &str, gid: u32) -> Option<&str> {
    groups.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)?.parse() == Ok(gid)).then_some(name)
    })
}

#[cfg(unix)]
fn advice_for(path: &str, mode: u32, gid: u32, group: Option<&str>) -> String {
    const GROUP_READ_WRITE: u32 = 0o060;
    if mode & GROUP_READ_WRITE != GROUP_READ_WRITE || gid == 0 {
        return format!(
            "{path} is for root alone. Give it a udev rule such as \
             SUBSYSTEM==\"tty\", ATTRS{{idVendor}}==\"f055\", TAG+=\"uaccess\" in \
             /etc/udev/rules.d/50-board.rules, then plug the board in again."
        );
    }
    match group {
        Some(group) => format!(
            "{path} belongs to the group {group}, and you are not in it: run \
             `sudo usermod -aG {group} $USER`, then log out and in again."
        ),
        None => format!("{path} belongs to group number {gid}: have yourself added to it."),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::{advice_for, group_name};

    const GROUPS: &str = "root:x:0:\nuucp:x:986:ann\nbroken\ndialout:x:20:\n";

    #[test]
    fn the_advice_names_the_group_of_the_device_itself() {
        assert_eq!(group_name(GROUPS, 986), Some("uucp"));
        assert_eq!(group_name(GROUPS, 5), None);
        let advice = advice_for("/dev/ttyACM0", 0o660, 986, group_name(GROUPS, 986));
        assert!(advice.contains("usermod -aG uucp"), "{advice}");
    }

    #[test]
    fn a_device_of_roots_own_needs_a_rule_and_not_the_group_root() {
        let advice = advice_for("/dev/ttyACM0", 0o600, 0, Some("root"));
        assert!(
            advice.contains("udev") && !advice.contains("usermod"),
            "{advice}"
        );
    }
}
