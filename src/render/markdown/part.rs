//! A page in parts, each with its heading: long ones can be unfolded, and left out where there is little room.

use crate::render::wording;

/// Parts of more bytes or more lines are folded.
const LONG: (usize, usize) = (2_500, 24);

/// What stands under a heading of rank 2 or 3, or before the first.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// The heading, as it is drawn.
    pub(super) heading: String,
    /// What stands under it.
    pub(super) body: String,
    /// It is to be seen at once, whatever its length.
    pub(super) is_open: bool,
    /// It has no room.
    pub(super) left_out: bool,
}

impl Part {
    fn is_long(&self) -> bool {
        let (bytes, lines) = LONG;
        !self.is_open && (self.body.len() > bytes || self.body.lines().count() > lines)
    }

    fn draw(&self, most: usize) -> String {
        let body = self.body.trim_matches('\n');
        let body = if body.is_empty() {
            String::new()
        } else if self.left_out {
            wording::left_out_to_fit(most)
        } else if self.is_long() {
            let summary = wording::unfold(body.lines().count());
            format!("<details>\n<summary>{summary}</summary>\n\n{body}\n\n</details>")
        } else {
            body.to_owned()
        };
        let parts = [self.heading.as_str(), body.as_str()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("\n\n")
    }
}

/// All parts in their order.
pub(super) fn whole(parts: &[Part]) -> String {
    joined(parts, usize::MAX)
}

/// All parts within so many characters. What does not fit is left out and said to be: long parts first, the last of them
/// before others, then all but the first; at last lines of what remains.
pub(super) fn within(mut parts: Vec<Part>, most: usize) -> String {
    let mut text = joined(&parts, most);
    let long: Vec<usize> = (0..parts.len())
        .rev()
        .filter(|at| parts[*at].is_long())
        .collect();
    let other: Vec<usize> = (1..parts.len())
        .rev()
        .filter(|at| !parts[*at].is_open)
        .collect();
    let open = (1..parts.len()).rev();
    for at in long.into_iter().chain(other).chain(open) {
        if text.chars().count() <= most {
            break;
        }
        parts[at].left_out = true;
        text = joined(&parts, most);
    }
    if text.chars().count() <= most {
        return text;
    }
    let said = wording::left_out_to_fit(most);
    let mut short = String::new();
    let mut left = most.saturating_sub(said.chars().count() + 3);
    for line in text.split_inclusive('\n') {
        let length = line.chars().count();
        if length > left {
            break;
        }
        left -= length;
        short.push_str(line);
    }
    let all = format!("{}\n\n{said}\n", short.trim_end());
    // Where not even that fits, nothing can be said.
    all.trim_start().chars().take(most).collect()
}

fn joined(parts: &[Part], most: usize) -> String {
    let drawn = parts.iter().map(|part| part.draw(most));
    let drawn: Vec<String> = drawn.filter(|part| !part.is_empty()).collect();
    match drawn.is_empty() {
        true => String::new(),
        false => drawn.join("\n\n") + "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(heading: &str, body: usize) -> Part {
        Part {
            heading: heading.to_owned(),
            body: "12345678 ".repeat(body),
            ..Part::default()
        }
    }

    fn parts() -> Vec<Part> {
        let mut parts = vec![
            part("# A", 1),
            part("## B", 900),
            part("## C", 10),
            part("## D", 900),
        ];
        parts[0].is_open = true;
        parts
    }

    #[test]
    fn long_parts_are_folded() {
        let text = whole(&parts());
        assert!(text.starts_with(
            "# A\n\n12345678 \n\n## B\n\n<details>\n<summary>Show 1 line</summary>\n\n"
        ));
        assert_eq!(text.matches("\n\n</details>").count(), 2);
    }

    #[test]
    fn the_last_of_the_long_parts_is_left_out_first() {
        let all = whole(&parts()).len();
        assert_eq!(within(parts(), all), whole(&parts()));
        let less = within(parts(), all - 1);
        assert!(less.ends_with(&format!("## D\n\n{}\n", wording::left_out_to_fit(all - 1))));
        assert!(less.contains("## B\n\n<details>"));
        let least = within(parts(), 400);
        assert!(least.len() <= 400);
        assert!(least.contains("## C\n\n12345678"), "{least}");
        assert!(!least.contains("<details>"));
    }

    #[test]
    fn the_text_is_never_longer_than_wanted() {
        for most in 0..600 {
            assert!(within(parts(), most).chars().count() <= most, "{most}");
        }
    }
}
