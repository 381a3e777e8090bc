//! Names of sheets, grids and columns that every spreadsheet program takes.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// The longest name of a sheet, in signs.
const LONGEST_SHEET: usize = 31;
/// The longest title of a column that is made of a name.
const LONGEST_TITLE: usize = 80;

/// Names that are taken. Programs do not tell small letters from capitals.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// The name of a sheet, with the id of its questionnaire where there are several.
    pub(super) fn sheet(&mut self, base: &'static str, id: Option<&str>) -> Cow<'static, str> {
        let Some(id) = id else {
            self.0.insert(base.to_lowercase());
            return base.into();
        };
        let fit = |sign: char| match sign {
            _ if sign.is_ascii_alphanumeric() => sign,
            ' ' | '.' | '_' | '-' => sign,
            _ => '-',
        };
        let id: String = id.chars().map(fit).collect();
        self.unique(&format!("{base} {id}"), LONGEST_SHEET).into()
    }

    /// The title of a column that is called after something.
    pub(super) fn column(&mut self, title: &str, id: &str) -> String {
        let title = match title.trim() {
            "" => id,
            title => title,
        };
        // What is shown otherwise than it is written could be shown as another title is.
        let plain = |sign: char| match sign {
            _ if sign.is_control() || sign.is_whitespace() => ' ',
            _ => sign,
        };
        let title: String = title.chars().map(plain).collect();
        self.unique(title.trim(), LONGEST_TITLE)
    }

    /// Takes a title that stands as it is.
    pub(super) fn take(&mut self, title: &str) {
        self.0.insert(title.to_lowercase());
    }

    fn unique(&mut self, wanted: &str, longest: usize) -> String {
        let cut = |most: usize| -> String { wanted.chars().take(most).collect() };
        let mut name = cut(longest).trim_end().to_owned();
        for number in 2.. {
            if !name.is_empty() && self.0.insert(name.to_lowercase()) {
                break;
            }
            let mark = format!(" ({number})");
            name = cut(longest - mark.len()) + &mark;
        }
        name
    }
}

/// The name of the grid of a group, by its place.
pub(super) fn grid(base: &'static str, place: usize) -> Cow<'static, str> {
    match place {
        0 => base.into(),
        _ => format!("{base}_{}", place + 1).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_named_as_programs_allow() {
        let mut names = Names::default();
        assert_eq!(names.sheet("Ranking", None), "Ranking");
        let mut names = Names::default();
        let mut name = |id: &str| names.sheet("Ranking", Some(id)).into_owned();
        assert_eq!(name("iso20000"), "Ranking iso20000");
        assert_eq!(name("ISO20000"), "Ranking ISO20000 (2)");
        assert_eq!(name("a/b:[c]*?"), "Ranking a-b--c---");
        let long = name(&"x".repeat(60));
        assert_eq!(long.len(), LONGEST_SHEET);
        let again = name(&"x".repeat(61));
        assert_eq!(again.len(), LONGEST_SHEET);
        assert_ne!(long, again);
    }

    #[test]
    fn no_two_columns_have_one_title() {
        let mut names = Names::default();
        names.take("Overall");
        let mut title = |title: &str| names.column(title, "own");
        assert_eq!(title("overall"), "overall (2)");
        assert_eq!(title("  "), "own");
        assert_eq!(title("\n"), "own (2)");
        assert_eq!(title("a\tb"), "a b");
    }
}
