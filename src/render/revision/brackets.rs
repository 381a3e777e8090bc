//! Members between brackets, on one line or on several.

use super::lines::is_blank;
use super::plan::{New, Plan};
use super::revise::{NoPlace, Revision};
use crate::document::outline::{Form, Member, Place};
use crate::render::yaml_value::Spelling;

/// Between two members that stay, or a bracket.
#[derive(Clone, Copy)]
struct Gap<'m, 'a> {
    /// The one that stays before; else there is the bracket.
    last: Option<&'m Member<'a>>,
    /// Those that go.
    gone: &'m [Member<'a>],
    /// The one that stays behind; else there is the bracket.
    next: Option<&'m Member<'a>>,
    /// Where the closing bracket stands.
    close: usize,
}

impl Revision<'_, '_> {
    /// Removes and adds what stands between brackets.
    pub(super) fn settle_brackets(
        &mut self,
        place: &Place<'_>,
        members: &[Member<'_>],
        owner: Option<usize>,
        spelling: Spelling,
        plan: &Plan<'_>,
    ) -> Result<(), NoPlace> {
        let close = place.span.end().checked_sub(1).ok_or(NoPlace)?;
        let between = plan.between();
        let mut begin = 0;
        for end in 0..=members.len() {
            if end < members.len() && plan.is_gone(end) {
                continue;
            }
            let new = between.get(begin..=end).unwrap_or_default();
            let new: Vec<String> = new
                .iter()
                .flatten()
                .map(|new| written(new, spelling))
                .collect();
            let gap = Gap {
                last: begin.checked_sub(1).and_then(|last| members.get(last)),
                gone: members.get(begin..end).unwrap_or_default(),
                next: members.get(end),
                close,
            };
            gap.gone
                .iter()
                .for_each(|member| self.touch_all(&member.value));
            match (gap.gone.is_empty(), new.is_empty()) {
                (true, true) => {}
                (true, false) => self.add_between(place, owner, gap, &new),
                (false, true) => self.remove_between(gap),
                (false, false) => self.exchange(gap, &new),
            }
            begin = end + 1;
        }
        Ok(())
    }

    fn add_between(
        &mut self,
        place: &Place<'_>,
        owner: Option<usize>,
        gap: Gap<'_, '_>,
        new: &[String],
    ) {
        match (gap.last, gap.next) {
            (Some(last), _) => self.add_behind_member(last, gap, new),
            (None, Some(next)) if self.lines.is_first(next.start) => {
                let at = self.lines.with_comments_above(next.start);
                let margin = self.lines.margin(next.start);
                let rows = new.iter().map(|new| format!("{margin}{new},\n"));
                self.insert_lines(at, &rows.collect::<String>());
            }
            (None, Some(next)) => {
                let new = new.iter().map(|new| format!("{new}, "));
                self.edits.insert(next.start, new.collect::<String>());
            }
            (None, None) => self.fill(place, owner, gap.close, new),
        }
    }

    /// On a line of their own where those around stand so, else on the same.
    fn add_behind_member(&mut self, last: &Member<'_>, gap: Gap<'_, '_>, new: &[String]) {
        let lines = self.lines;
        let (from, line) = (last.end(), lines.end(last.end()));
        let next = gap.next.map_or(gap.close, |next| next.start);
        let comma = self.comma(from, next);
        let rows = line < next
            && lines.is_first(next)
            && lines.is_first(last.start)
            && comma.is_none_or(|comma| comma < line);
        if !rows {
            let new = new.iter().map(|new| format!(", {new}"));
            return self.edits.insert(from, new.collect::<String>());
        }
        let margin = lines.margin(last.start);
        match comma {
            Some(_) => {
                let new = new.iter().map(|new| format!("\n{margin}{new},"));
                self.insert_lines(line, &new.collect::<String>());
            }
            None => {
                self.edits.insert(from, ",");
                let new = new.join(&format!(",\n{margin}"));
                self.insert_lines(line, &format!("\n{margin}{new}"));
            }
        }
    }

    /// Between brackets with nothing in them, over lines if what they belong to is.
    fn fill(&mut self, place: &Place<'_>, owner: Option<usize>, close: usize, new: &[String]) {
        let lines = self.lines;
        let inner = place.span.start() + 1..close;
        if lines.has_comment(inner.clone()) {
            return self.edits.insert(close, new.join(", "));
        }
        let row =
            owner.filter(|owner| lines.is_first(*owner) && matches!(place.form, Form::Map(_)));
        let Some(owner) = row else {
            return self.edits.replace(inner, new.join(", "));
        };
        let (margin, step) = (lines.margin(owner), self.step);
        let rows = new.iter().map(|new| format!("\n{margin}{:step$}{new}", ""));
        let rows: Vec<String> = rows.collect();
        self.edits.replace(inner.clone(), "");
        self.insert_lines(inner.end, &format!("{}\n{margin}", rows.join(",")));
    }

    /// Members in the place of others.
    fn exchange(&mut self, gap: Gap<'_, '_>, new: &[String]) {
        let Some((first, last)) = gap.gone.first().zip(gap.gone.last()) else {
            return;
        };
        let old = first.start..last.end();
        let kept = self.comments_in(old.clone(), first.start);
        self.edits.replace(old, new.join(", ") + &kept);
    }

    fn remove_between(&mut self, gap: Gap<'_, '_>) {
        let Some((first, last)) = gap.gone.first().zip(gap.gone.last()) else {
            return;
        };
        let lines = self.lines;
        match (gap.last, gap.next) {
            (_, Some(next)) => {
                let old = first.start..next.start;
                let (ending, margin) = (lines.break_near(next.start), lines.margin(next.start));
                let mut kept = String::new();
                for comment in lines.comments(old.clone()) {
                    // A comment needs a blank before it.
                    kept = kept + " " + lines.slice(comment.clone()) + ending + margin;
                }
                self.edits.replace(old, kept);
            }
            // A comma behind the last one serves the one before as well.
            (Some(before), None) => {
                let old = before.end()..last.end();
                let kept = self.comments_in(old.clone(), before.start);
                self.edits.replace(old, kept);
            }
            (None, None) => {
                let old = first.start..last.end();
                let kept = self.comments_in(old.clone(), first.start);
                self.edits.replace(old, kept);
                if let Some(comma) = self.comma(last.end(), gap.close) {
                    self.edits.replace(comma..comma + 1, "");
                }
            }
        }
    }

    /// The comments in a part that goes, each to the end of its line.
    fn comments_in(&self, part: std::ops::Range<usize>, near: usize) -> String {
        let lines = self.lines;
        let (ending, margin) = (lines.break_near(near), lines.margin(near));
        let comments = lines.comments(part.clone()).iter();
        let comments = comments.map(|comment| lines.slice(comment.clone()));
        let comments: Vec<&str> = comments.collect();
        if comments.is_empty() {
            return String::new();
        }
        let kept = format!("  {}", comments.join(&format!("{ending}{margin}")));
        // What follows on the line must not become part of the comment.
        match is_blank(lines.slice(part.end..lines.end(part.end))) {
            true => kept,
            false => format!("{kept}{ending}{margin} "),
        }
    }

    /// The comma between two offsets, where besides only comments are.
    fn comma(&self, from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        while at < to {
            if let Some(comment) = self.lines.comments(at..at + 1).first() {
                at = comment.end;
                continue;
            }
            match self.lines.text.as_bytes().get(at) {
                Some(b',') => return Some(at),
                _ => at += 1,
            }
        }
        None
    }
}

/// A new member as it stands between brackets.
fn written(new: &New<'_>, spelling: Spelling) -> String {
    match new.key {
        Some(key) => spelling.entry(key, new.value),
        None => new.value.inline(spelling),
    }
}
