//! In which order assessments are shown.

use std::cmp::{Ordering, Reverse};

use super::row::{Assessed, Billionths, Row};

/// In which order assessments are shown. Equal ones follow their paths, so that it does not matter how they came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they came.
    #[default]
    Input,
    /// By path, as folders are walked.
    Path,
    /// By name of the organisation.
    Name,
    /// The lowest floor first.
    Floor,
    /// The lowest score first.
    Score,
    /// The least complete first.
    Completeness,
    /// The most likely majors first, then the most likely minors.
    Majors,
}

impl Order {
    /// Which of two comes first. What has no figure comes last.
    pub fn compare(self, one: &Row<'_>, other: &Row<'_>) -> Ordering {
        let by = |figure: fn(&Assessed<'_>) -> Billionths| {
            let of = |row: &Row<'_>| {
                let assessed = row.assessed();
                assessed.as_ref().map_or(Billionths::NONE, figure)
            };
            of(one).cmp(&of(other))
        };
        let first = match self {
            Self::Input => return Ordering::Equal,
            Self::Path => Ordering::Equal,
            Self::Name => {
                let of = |row: &Row<'_>| (row.assessed().is_none(), row.name.to_lowercase());
                of(one).cmp(&of(other))
            }
            Self::Floor => by(|a| a.floor),
            Self::Score => by(|a| a.score),
            Self::Completeness => by(|a| a.completeness),
            Self::Majors => {
                let of = |row: &Row<'_>| {
                    let assessed = row.assessed();
                    let counts = assessed.map(|a| (Reverse(a.majors), Reverse(a.minors)));
                    (counts.is_none(), counts)
                };
                of(one).cmp(&of(other))
            }
        };
        first.then_with(|| by_path(one, other))
    }
}

/// As a folder is walked: name by name, so that what is in a folder stays together.
fn by_path(one: &Row<'_>, other: &Row<'_>) -> Ordering {
    fn names<'a>(row: &Row<'a>) -> impl Iterator<Item = &'a str> {
        row.file.split(std::path::is_separator)
    }
    let folders = names(one).cmp(names(other));
    // Lines of standard input are counted anew in every part, so that they say nothing.
    let line = |row: &Row<'_>| if row.file == "-" { 0 } else { row.line };
    folders.then_with(|| line(one).cmp(&line(other)))
}

#[cfg(test)]
mod tests {
    use super::super::row::{Broken, RowKind};
    use super::*;

    fn row(file: &str, line: u32) -> Row<'_> {
        Row {
            file,
            line,
            name: "",
            kind: RowKind::Broken(Broken {
                unread: false,
                faults: 1,
                place: None,
                message: "",
            }),
        }
    }

    #[test]
    fn paths_are_ordered_as_folders_are_walked() {
        let mut rows = [
            row("b.yaml", 0),
            row("a/z.yaml", 0),
            row("a.yaml", 0),
            row("a/c.ndjson", 10),
            row("a/c.ndjson", 9),
            row("-", 3),
            row("-", 1),
        ];
        rows.sort_by(|one, other| Order::Path.compare(one, other));
        let files: Vec<(&str, u32)> = rows.iter().map(|row| (row.file, row.line)).collect();
        assert_eq!(
            files,
            [
                ("-", 3),
                ("-", 1),
                ("a/c.ndjson", 9),
                ("a/c.ndjson", 10),
                ("a/z.yaml", 0),
                ("a.yaml", 0),
                ("b.yaml", 0)
            ]
        );
    }
}
