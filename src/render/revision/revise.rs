//! The whole of a revision: values that aliases repeat are written out where they no longer fit.

use std::collections::{BTreeSet, HashMap};

use super::edits::Edits;
use super::lines::Lines;
use crate::document::outline::{Form, Place};
use crate::render::yaml_value::{Hand, Spelling, Value};

/// A value is laid out so that the change found no place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) struct NoPlace;

/// What surrounds a value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Around {
    /// Lines that begin with keys or dashes in this column.
    Lines(usize),
    /// Brackets, in which texts are spelled so.
    Brackets(Spelling),
}

/// A revision that is being made.
#[derive(Debug)]
pub(super) struct Revision<'r, 't> {
    pub(super) lines: &'r Lines<'t>,
    /// How much farther what belongs to a key is indented.
    pub(super) step: usize,
    pub(super) edits: Edits,
    /// To which family a key belongs, if to any: keys of one stand together.
    pub(super) families: &'r HashMap<&'r str, usize>,
    /// The anchors of values that change: their aliases cannot stay.
    moved: &'r BTreeSet<usize>,
    /// The anchors found to be of values that change.
    touched: BTreeSet<usize>,
}

/// The text with all values of its map that differ between `before`, which it reads as, and `after`. Both name all keys
/// that the map may have, in their order. New keys stand with those of their family.
///
/// # Errors
///
/// If a value is written so that a change has no place.
pub(in crate::render) fn revise<'v>(
    text: &str,
    root: &Place<'_>,
    before: &[(&'v str, Value<'v>)],
    after: &[(&'v str, Value<'v>)],
    families: &HashMap<&str, usize>,
) -> Result<String, NoPlace> {
    let lines = Lines::new(text, root);
    let mut aliased = Vec::new();
    find_aliases(root, &mut aliased);
    let repeated: BTreeSet<usize> = aliased.iter().map(|(anchor, _)| *anchor).collect();
    let mut moved = BTreeSet::new();
    loop {
        let mut revision = Revision {
            lines: &lines,
            step: step(root, &lines),
            edits: Edits::default(),
            families,
            moved: &moved,
            touched: BTreeSet::new(),
        };
        let around = revision.around_all(root);
        revision.change_map(root, None, around, before, after)?;
        let Revision { edits, touched, .. } = revision;
        let more: Vec<usize> = touched.intersection(&repeated).copied().collect();
        if more.iter().all(|anchor| moved.contains(anchor)) {
            let left = aliased
                .iter()
                .any(|(anchor, place)| moved.contains(anchor) && !edits.cover(place));
            return match left {
                true => Err(NoPlace),
                false => edits.apply(text).ok_or(NoPlace),
            };
        }
        moved.extend(more);
    }
}

impl Revision<'_, '_> {
    /// How new lines are laid out below this offset. Lines of text would swallow comments that are indented as far.
    pub(super) fn hand(&self, at: usize, indent: usize) -> Hand {
        let end = self.lines.end(at);
        Hand {
            step: self.step,
            folds: self.lines.with_comments_below(at, indent) == end,
        }
    }

    /// Whether a value repeats one that changes.
    pub(super) fn repeats_moved(&self, place: &Place<'_>) -> bool {
        if self.moved.is_empty() {
            return false;
        }
        match &place.form {
            Form::Alias(anchor) => self.moved.contains(anchor),
            _ => {
                let members = place.members().into_iter().flat_map(|m| &m.all);
                members
                    .into_iter()
                    .any(|member| self.repeats_moved(&member.value))
            }
        }
    }

    /// Notes that a value changes which aliases may repeat.
    pub(super) fn touch(&mut self, place: &Place<'_>) {
        self.touched.extend(place.anchor);
    }

    /// Notes that a value goes, with all that is in it.
    pub(super) fn touch_all(&mut self, place: &Place<'_>) {
        self.touch(place);
        for member in place.members().into_iter().flat_map(|m| &m.all) {
            self.touch_all(&member.value);
        }
    }
}

fn find_aliases(place: &Place<'_>, found: &mut Vec<(usize, std::ops::Range<usize>)>) {
    if let Form::Alias(anchor) = place.form {
        found.push((anchor, place.span.range()));
    }
    for member in place.members().into_iter().flat_map(|m| &m.all) {
        find_aliases(&member.value, found);
    }
}

/// How much farther what belongs to a key is indented in this text: as in the first answer of several lines, else as the
/// first answer.
fn step(root: &Place<'_>, lines: &Lines<'_>) -> usize {
    let mut steps = Vec::new();
    find_steps(root, lines, 0, &mut steps);
    let deeper = steps.iter().find(|(depth, _)| *depth > 0);
    let step = deeper.or(steps.first()).map(|(_, step)| *step);
    step.unwrap_or(Hand::OWN.step)
}

/// How much farther maps are indented than the ones they are in, with how deep these are.
fn find_steps(place: &Place<'_>, lines: &Lines<'_>, depth: usize, steps: &mut Vec<(usize, usize)>) {
    let column = |place: &Place<'_>| match &place.form {
        Form::Map(members) => {
            let first = members.all.first()?;
            let first_key = lines.is_first(first.start);
            (!members.bracketed || first_key).then(|| lines.column(first.start))
        }
        _ => None,
    };
    let outer = match depth {
        0 if place.members().is_some_and(|members| members.bracketed) => Some(0),
        _ => column(place),
    };
    let Form::Map(members) = &place.form else {
        return;
    };
    for member in &members.all {
        if let (Some(outer), Some(inner)) = (outer, column(&member.value))
            && inner > outer
        {
            steps.push((depth, inner - outer));
        }
        find_steps(&member.value, lines, depth + 1, steps);
    }
}
