//! The rows of many assessments in a few long lists, so that a hundred thousand of them take little memory: each of its own
//! would take several small pieces, which also stand between those that others have given back.

use super::order::Order;
use super::record::{Content, Record};
use super::row::{Assessed, Billionths, Broken, Row, RowKind, parts, small};

/// Many rows.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    kept: Vec<Kept>,
    /// Files, each once for all rows in turn that have it.
    files: Texts,
    /// The name of each row, or the message.
    words: Texts,
    /// The figures of parts of all rows in turn, and where those of each row end.
    figures: Vec<Billionths>,
    ends: Vec<usize>,
}

/// What has the same size in every row.
#[derive(Clone, Copy, Debug)]
struct Kept {
    file: u32,
    line: u32,
    /// Without parts, or without message.
    kind: RowKind<'static>,
}

impl Rows {
    /// Adds the row of a record, which is of a group if it has figures.
    pub fn push(&mut self, record: &Record<'_>, group: usize) {
        let line = small(record.line.unwrap_or(0));
        let (words, kind) = match &record.content {
            Content::Scored(site) => {
                self.figures.extend(parts(site));
                let kind = RowKind::Assessed(Assessed::new(site, group));
                (site.organisation.as_deref().unwrap_or_default(), kind)
            }
            Content::Faulty(faults) => broken(Broken::new(false, faults)),
            Content::Unread(fault) => broken(Broken::new(true, std::slice::from_ref(fault))),
        };
        self.ends.push(self.figures.len());
        self.words.push(words);
        let file = self.file(&record.file);
        self.kept.push(Kept { file, line, kind });
    }

    /// Adds all rows of others behind its own; `group` says which of the own groups is one of theirs.
    pub fn append(&mut self, others: &Self, group: impl Fn(usize) -> usize) {
        let before = self.figures.len();
        self.figures.extend_from_slice(&others.figures);
        self.ends.extend(others.ends.iter().map(|end| before + end));
        self.words.append(&others.words);
        let mut last = None;
        for kept in &others.kept {
            let file = match last {
                Some((theirs, own)) if theirs == kept.file => own,
                _ => self.file(others.files.get(kept.file as usize)),
            };
            last = Some((kept.file, file));
            let kind = kept.kind.joined(&group);
            self.kept.push(Kept {
                file,
                kind,
                ..*kept
            });
        }
    }

    /// The place of a file among the files.
    fn file(&mut self, file: &str) -> u32 {
        let last = self.files.len().checked_sub(1);
        small(match last {
            Some(last) if self.files.get(last) == file => last,
            _ => {
                self.files.push(file);
                self.files.len() - 1
            }
        })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// A row by its place, from 0.
    pub fn get(&self, place: usize) -> Option<Row<'_>> {
        let kept = self.kept.get(place)?;
        let words = self.words.get(place);
        let (name, kind) = match kept.kind {
            RowKind::Assessed(kept) => (words, RowKind::Assessed(self.with_parts(place, kept))),
            RowKind::Broken(kept) => {
                let message = words;
                ("", RowKind::Broken(Broken { message, ..kept }))
            }
        };
        Some(Row {
            file: self.files.get(kept.file as usize),
            line: kept.line,
            name,
            kind,
        })
    }

    /// The figures of a row, if it has any.
    pub fn assessed(&self, place: usize) -> Option<Assessed<'_>> {
        match self.kept.get(place)?.kind {
            RowKind::Assessed(kept) => Some(self.with_parts(place, kept)),
            RowKind::Broken(_) => None,
        }
    }

    fn with_parts<'a>(&'a self, place: usize, kept: Assessed<'a>) -> Assessed<'a> {
        let parts = run(&self.ends, place).and_then(|run| self.figures.get(run));
        kept.with(parts.unwrap_or_default())
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> + Clone {
        (0..self.len()).filter_map(|place| self.get(place))
    }

    /// Their places in an order.
    pub fn places(&self, order: Order) -> Vec<u32> {
        let mut places: Vec<u32> = (0..small(self.len())).collect();
        self.sort(&mut places, order);
        places
    }

    /// Puts places in an order; equal ones stay as they are.
    pub(super) fn sort(&self, places: &mut [u32], order: Order) {
        if order != Order::Input {
            let row = |place: &u32| self.get(*place as usize);
            places.sort_by(|one, other| match (row(one), row(other)) {
                (Some(one), Some(other)) => order.compare(&one, &other),
                (one, other) => one.is_none().cmp(&other.is_none()),
            });
        }
    }

    /// Gives groups other places.
    pub(super) fn regroup(&mut self, group: impl Fn(usize) -> usize) {
        for kept in &mut self.kept {
            kept.kind = kept.kind.joined(&group);
        }
    }
}

/// What differs in size, and what does not.
fn broken(broken: Broken<'_>) -> (&str, RowKind<'static>) {
    let kept = Broken {
        unread: broken.unread,
        faults: broken.faults,
        place: broken.place,
        message: "",
    };
    (broken.message, RowKind::Broken(kept))
}

impl RowKind<'static> {
    fn joined(self, group: impl Fn(usize) -> usize) -> Self {
        match self {
            Self::Assessed(assessed) => Self::Assessed(assessed.joined(group(assessed.group()))),
            Self::Broken(_) => self,
        }
    }
}

/// Many texts in one.
#[derive(Clone, Debug, Default)]
struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len());
    }

    fn append(&mut self, others: &Self) {
        let before = self.all.len();
        self.all.push_str(&others.all);
        self.ends.extend(others.ends.iter().map(|end| before + end));
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, place: usize) -> &str {
        let text = run(&self.ends, place).and_then(|run| self.all.get(run));
        text.unwrap_or_default()
    }
}

/// Where one of many stands that follow each other and end there.
fn run(ends: &[usize], place: usize) -> Option<std::ops::Range<usize>> {
    let before = place.checked_sub(1).and_then(|before| ends.get(before));
    Some(before.copied().unwrap_or(0)..*ends.get(place)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::Fault;
    use crate::portfolio::sample::site;

    fn faulty(file: &str, message: &str) -> Record<'static> {
        Record {
            file: file.to_owned().into(),
            line: Some(7),
            content: Content::Faulty(vec![Fault {
                code: "x".to_owned(),
                place: Some((2, 3)),
                message: message.to_owned(),
                help: None,
            }]),
        }
    }

    /// Assessments with two parts, one with none, and what cannot be used.
    fn records() -> Vec<Record<'static>> {
        let mut bare = site("q", "Bare", Some(0.5));
        if let Content::Scored(site) = &mut bare.content {
            site.areas.clear();
        }
        vec![
            site("q", "Ærø", Some(0.25)),
            faulty("a.yaml", "wrong"),
            bare,
            faulty("a.yaml", ""),
            site("q", "", None),
            faulty("b.yaml", &"é".repeat(200)),
        ]
    }

    fn rows(records: &[Record<'_>]) -> Rows {
        let mut rows = Rows::default();
        records.iter().for_each(|record| rows.push(record, 0));
        rows
    }

    #[test]
    fn each_row_has_its_own_texts_and_figures() {
        let rows = rows(&records());
        let all: Vec<Row<'_>> = rows.iter().collect();
        let names: Vec<&str> = all.iter().map(|row| row.name).collect();
        assert_eq!(names, ["Ærø", "", "Bare", "", "", ""]);
        let parts = all.iter().map(|row| row.assessed().map(|a| a.parts.len()));
        let parts: Vec<Option<usize>> = parts.collect();
        assert_eq!(parts, [Some(2), None, Some(0), None, Some(2), None]);
        let first = all[0].assessed().unwrap();
        assert_eq!(first.parts, [Billionths::new(Some(0.25)); 2]);
        assert_eq!(all[4].assessed().unwrap().parts, [Billionths::NONE; 2]);
        let RowKind::Broken(broken) = all[1].kind else {
            panic!("{:?}", all[1]);
        };
        assert_eq!((broken.message, broken.place), ("wrong", Some((2, 3))));
        let RowKind::Broken(long) = all[5].kind else {
            panic!("{:?}", all[5]);
        };
        assert_eq!(long.message, "é".repeat(120), "cut between signs");
        assert_eq!((all[3].file, all[3].line), ("a.yaml", 7));
        assert_eq!(rows.get(6), None);
        assert_eq!(rows.assessed(6), None);
    }

    #[test]
    fn rows_are_the_same_however_they_were_split_up() {
        let records = records();
        let whole = rows(&records);
        for at in 0..=records.len() {
            let (some, others) = records.split_at(at);
            let mut joined = rows(some);
            joined.append(&rows(others), |group| group);
            assert!(joined.iter().eq(whole.iter()), "split at {at}");
        }
    }

    #[test]
    fn a_file_is_kept_once_for_all_its_lines() {
        let mut of_lines = Rows::default();
        for batch in 0..3 {
            let lines: Vec<Record<'_>> = (0..4)
                .map(|n| faulty("all.ndjson", &format!("{batch} {n}")))
                .collect();
            of_lines.append(&rows(&lines), |group| group);
        }
        assert_eq!(of_lines.files.len(), 1);
        assert!(of_lines.iter().all(|row| row.file == "all.ndjson"));
    }
}
