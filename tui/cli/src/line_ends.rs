//! Lines of a board end as terminals want them, those of files and pipes as the system does.

/// Turns the one into the other, whatever pieces the output comes in.
#[derive(Default)]
pub(crate) struct LineEnds {
    /// The last piece ended in a carriage return, which may be the half of a line's end.
    held: bool,
}

impl LineEnds {
    /// What is to be written once `piece` has come.
    pub(crate) fn of_system(&mut self, piece: &str) -> String {
        let before = if std::mem::take(&mut self.held) {
            "\r"
        } else {
            ""
        };
        let mut text = format!("{before}{piece}").replace("\r\n", "\n");
        if text.ends_with('\r') {
            text.pop();
            self.held = true;
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::LineEnds;

    #[test]
    fn a_line_ends_alike_wherever_the_output_was_cut() {
        let output = "one\r\ntwo\rthree\r\r\n\nfour\r\n";
        for first in 0..=output.len() {
            for second in first..=output.len() {
                let mut ends = LineEnds::default();
                let pieces = [&output[..first], &output[first..second], &output[second..]];
                let text: String = pieces.iter().map(|it| ends.of_system(it)).collect();
                assert_eq!(text, "one\ntwo\rthree\r\n\nfour\n");
            }
        }
    }
}
