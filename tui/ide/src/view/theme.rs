//! Colours, as a terminal can show them: all, sixteen, or none.

use ratatui::style::{Color, Modifier, Style};

use crate::{highlight::Class, lsp::diagnostic::Severity};

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Palette {
    /// NO_COLOR: attributes only.
    None,
    Sixteen,
    True,
}

impl Palette {
    /// What the environment says of the terminal.
    pub(crate) fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Palette {
        let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        let colours = variable("COLORTERM").unwrap_or_default();
        if is_set("NO_COLOR") || variable("TERM").as_deref() == Some("dumb") {
            Palette::None
        } else if colours.contains("truecolor") || colours.contains("24bit") {
            Palette::True
        } else {
            Palette::Sixteen
        }
    }
}

/// The style of everything that is drawn.
#[derive(Debug, Clone)]
pub(crate) struct Theme {
    palette: Palette,
    pub(crate) text: Style,
    pub(crate) faint: Style,
    pub(crate) gutter: Style,
    pub(crate) gutter_here: Style,
    pub(crate) selection: Style,
    pub(crate) found: Style,
    pub(crate) title: Style,
    pub(crate) title_focused: Style,
    pub(crate) edge: Style,
    pub(crate) bar: Style,
    pub(crate) bar_error: Style,
    pub(crate) key: Style,
    pub(crate) folder: Style,
    pub(crate) note: Style,
    pub(crate) error: Style,
}

impl Theme {
    pub(crate) fn new(palette: Palette) -> Theme {
        let plain = Style::new();
        let reversed = plain.add_modifier(Modifier::REVERSED);
        let dim = plain.add_modifier(Modifier::DIM);
        let bold = plain.add_modifier(Modifier::BOLD);
        let colour = |sixteen: Color, full: (u8, u8, u8)| match palette {
            Palette::None => Color::Reset,
            Palette::Sixteen => sixteen,
            Palette::True => Color::Rgb(full.0, full.1, full.2),
        };
        let ink = |sixteen, full| plain.fg(colour(sixteen, full));
        let grey = match palette {
            Palette::None => dim,
            _ => ink(Color::DarkGray, (118, 124, 136)),
        };
        let marked = |sixteen, full| match palette {
            Palette::None => reversed,
            Palette::Sixteen => plain.fg(Color::Black).bg(sixteen),
            Palette::True => plain.bg(colour(sixteen, full)),
        };
        let bar = match palette {
            Palette::None => reversed,
            Palette::Sixteen => plain.fg(Color::Black).bg(Color::Gray),
            Palette::True => plain
                .fg(Color::Rgb(220, 223, 228))
                .bg(Color::Rgb(49, 54, 63)),
        };
        let blue = match palette {
            Palette::None => reversed.add_modifier(Modifier::BOLD),
            Palette::Sixteen => bold.fg(Color::White).bg(Color::Blue),
            Palette::True => bold.fg(Color::White).bg(Color::Rgb(44, 98, 160)),
        };
        let bar_error = match palette {
            Palette::None => reversed.add_modifier(Modifier::BOLD),
            Palette::Sixteen => bold.fg(Color::White).bg(Color::Red),
            Palette::True => bold.fg(Color::White).bg(Color::Rgb(165, 45, 45)),
        };
        Theme {
            palette,
            text: plain,
            faint: grey,
            gutter: grey,
            gutter_here: bold,
            selection: marked(Color::Cyan, (62, 84, 118)),
            found: marked(Color::Yellow, (92, 82, 40)),
            title: bar,
            title_focused: blue,
            edge: grey,
            bar,
            bar_error,
            key: bold,
            folder: ink(Color::Blue, (116, 170, 240)).add_modifier(Modifier::BOLD),
            note: ink(Color::Green, (138, 190, 120)),
            error: ink(Color::Red, (240, 110, 105)),
        }
    }

    fn ink(&self, sixteen: Color, full: (u8, u8, u8)) -> Style {
        match self.palette {
            Palette::None => Style::new(),
            Palette::Sixteen => Style::new().fg(sixteen),
            Palette::True => Style::new().fg(Color::Rgb(full.0, full.1, full.2)),
        }
    }

    /// A piece of Python.
    pub(crate) fn class(&self, class: Class) -> Style {
        match class {
            Class::Plain => Style::new(),
            Class::Keyword => self
                .ink(Color::Magenta, (198, 140, 230))
                .add_modifier(Modifier::BOLD),
            Class::Defined => self
                .ink(Color::Blue, (116, 170, 240))
                .add_modifier(Modifier::BOLD),
            Class::Number => self.ink(Color::Cyan, (120, 200, 205)),
            Class::Text => self.ink(Color::Green, (150, 196, 120)),
            Class::Comment => self.faint.add_modifier(Modifier::ITALIC),
            Class::Operator => self.ink(Color::Reset, (180, 186, 198)),
        }
    }

    /// A mark for a problem.
    pub(crate) fn severity(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.ink(Color::Yellow, (230, 190, 90)),
            Severity::Information => self.ink(Color::Blue, (116, 170, 240)),
            Severity::Hint => self.faint,
        }
    }

    /// The text that a problem is about.
    pub(crate) fn underlined(&self, severity: Severity) -> Style {
        match severity {
            Severity::Hint => Style::new().add_modifier(Modifier::UNDERLINED),
            severity => self.severity(severity).add_modifier(Modifier::UNDERLINED),
        }
    }

    /// A heap block of a kind; `solid` when all that the cell stands for is in use.
    pub(crate) fn block(&self, kind: char, solid: bool) -> Style {
        let (sixteen, full) = match kind {
            '.' => return self.faint,
            'T' => (Color::Cyan, (90, 190, 200)),
            'L' => (Color::Blue, (100, 150, 230)),
            'D' => (Color::Magenta, (190, 120, 220)),
            'S' => (Color::Green, (130, 190, 100)),
            'A' => (Color::Yellow, (220, 190, 80)),
            'F' => (Color::LightBlue, (130, 190, 255)),
            'B' => (Color::Red, (225, 105, 95)),
            'M' => (Color::LightMagenta, (230, 150, 210)),
            'm' => (Color::LightYellow, (240, 230, 140)),
            _ => (Color::Gray, (165, 170, 180)),
        };
        match (self.palette, solid) {
            (Palette::None, true) => Style::new().add_modifier(Modifier::REVERSED),
            (Palette::None, false) => Style::new(),
            (Palette::Sixteen, true) => Style::new().fg(Color::Black).bg(sixteen),
            (Palette::True, true) => Style::new()
                .fg(Color::Rgb(24, 26, 30))
                .bg(Color::Rgb(full.0, full.1, full.2)),
            (_, false) => self.ink(sixteen, full),
        }
    }
}
