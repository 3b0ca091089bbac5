//! Classes of which it is known, port by port, what they have.
//!
//! Stub packages mix what a firmware has with what the documentation tells of all ports. That a
//! port lacks something is therefore only believed of the classes here, whose lists were held
//! against the documentation, and only where no version of the port ever had it.

use super::{BuiltIn, Catalogue, Entry, EntryKind, Targets};

/// Module, class, and the ports whose lists are complete.
const LISTED: [(&str, &str, &[&str]); 9] = [
    ("espnow", "ESPNow", &["esp8266"]),
    ("machine", "ADC", &["stm32", "rp2", "esp32", "esp8266"]),
    ("machine", "PWM", &["rp2"]),
    ("machine", "Pin", &["stm32", "rp2", "esp32", "esp8266"]),
    ("machine", "RTC", &["stm32", "rp2", "esp32", "esp8266"]),
    ("machine", "SDCard", &["esp32"]),
    ("machine", "Timer", &["stm32", "rp2", "esp8266"]),
    ("machine", "UART", &["stm32", "rp2", "esp32", "esp8266"]),
    ("network", "WLAN", &["rp2", "esp32", "esp8266"]),
];

/// What does the same on all ports: class, the name that few have, the name that is meant.
const INSTEAD: [(&str, &str, &str); 4] = [
    ("Pin", "OUT_OD", "OPEN_DRAIN"),
    ("Pin", "OUT_PP", "OUT"),
    ("Pin", "high", "on"),
    ("Pin", "low", "off"),
];

impl Catalogue {
    /// Whether what a class is known to have is nowhere on the targets, for sure.
    pub(crate) fn lacks(&self, class: &BuiltIn, member: &Entry, targets: Targets) -> bool {
        let [name] = class.path.as_slice() else {
            return false;
        };
        let module = self.long_name(&class.module).unwrap_or(&class.module);
        let mut listed = LISTED.iter();
        let Some((.., ports)) = listed.find(|it| (it.0, it.1) == (module, name)) else {
            return false;
        };
        let mut meant = self.ports.iter().filter(|port| targets.has_port(port));
        let never = |port: &&str| {
            let all = Targets::of(port, None);
            ports.contains(port) && all.is_some_and(|all| !all.meets_entry(member))
        };
        matches!(member.kind, EntryKind::Value | EntryKind::Function) && meant.all(never)
    }

    /// What the class has on the targets that does the same as something that it lacks.
    pub(crate) fn instead(
        &self,
        class: &BuiltIn,
        name: &str,
        targets: Targets,
    ) -> Option<&'static str> {
        let own = class.path.last()?;
        let found = INSTEAD.iter().find(|it| (it.0, it.1) == (own, name))?;
        let member = self.entry(&class.inner(found.2))?;
        targets.meets_entry(member).then_some(found.2)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BuiltIn, catalogue};
    use super::{INSTEAD, LISTED};

    #[test]
    fn every_class_and_name_is_known() {
        for (module, class, ports) in LISTED {
            let class = BuiltIn::module(module).inner(class);
            assert!(catalogue().entry(&class).is_some(), "{class:?}");
            assert!(ports.iter().all(|port| catalogue().ports.contains(port)));
        }
        for (class, few, all) in INSTEAD {
            let class = BuiltIn::module("machine").inner(class);
            for name in [few, all] {
                assert!(catalogue().entry(&class.inner(name)).is_some(), "{name}");
            }
        }
    }
}
