//! Names of sheets: what spreadsheets allow, and no two alike.

/// So many UTF-16 units may the name of a sheet have.
const LONGEST: usize = 31;

/// Gives names to sheets.
#[derive(Debug)]
pub(super) struct SheetNames {
    /// In small letters: spreadsheets tell no case apart.
    taken: Vec<String>,
}

impl SheetNames {
    /// With names that are in use, or have a meaning of their own.
    pub(super) fn reserving(names: &[&str]) -> Self {
        let mut taken: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        taken.push("history".to_owned());
        Self { taken }
    }

    /// A name that is allowed and not in use, as near to what is wanted as can be.
    pub(super) fn name(&mut self, wanted: &str) -> String {
        let blank = |sign: char| match sign {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
            sign if sign.is_control() => ' ',
            sign => sign,
        };
        let allowed: String = super::wording::plain(wanted).chars().map(blank).collect();
        let words: Vec<&str> = allowed.split_whitespace().collect();
        let wanted = match words.join(" ").trim_matches(['\'', ' ']) {
            "" => "Sheet".to_owned(),
            name => name.to_owned(),
        };
        let mut name = cut(&wanted, LONGEST);
        let mut number = 2;
        while self.taken.contains(&name.to_lowercase()) {
            let tail = format!(" ({number})");
            name = cut(&wanted, LONGEST - tail.len()) + &tail;
            number += 1;
        }
        self.taken.push(name.to_lowercase());
        name
    }
}

/// As much of a name as has so many UTF-16 units, cut at a word where that loses little.
fn cut(name: &str, longest: usize) -> String {
    let mut units = 0;
    let mut end = name.len();
    for (at, sign) in name.char_indices() {
        units += sign.len_utf16();
        if units > longest {
            end = at;
            break;
        }
    }
    let (kept, rest) = name.split_at(end);
    let kept = match kept.rfind(' ') {
        Some(blank) if !rest.is_empty() && blank * 2 > kept.len() => kept.split_at(blank).0,
        _ => kept,
    };
    kept.trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_legal_and_unlike() {
        let mut names = SheetNames::reserving(&["Lists"]);
        let cases = [
            ("Processes", "Processes"),
            ("PROCESSES", "PROCESSES (2)"),
            ("lists", "lists (2)"),
            ("History", "History (2)"),
            ("'Risk/Change: [all]*?\\'", "Risk Change all"),
            (" \n\u{1b} ", "u{1b}"),
            ("", "Sheet"),
            (
                "Service requirements and agreements",
                "Service requirements and",
            ),
            (
                "Service requirements and agreements",
                "Service requirements and (2)",
            ),
        ];
        for (wanted, given) in cases {
            assert_eq!(names.name(wanted), given, "{wanted:?}");
        }
        let long = names.name(&"😀".repeat(40));
        assert_eq!(long.encode_utf16().count(), 30);
        let again = names.name(&"😀".repeat(40));
        assert!(
            again.ends_with(" (2)") && again.encode_utf16().count() <= 31,
            "{again}"
        );
    }
}
