//! Members on lines of their own.

use std::fmt::Write as _;

use super::plan::{New, Plan, Spot};
use super::revise::{NoPlace, Revision};
use crate::document::outline::Member;

impl Revision<'_, '_> {
    /// Removes and adds keys or items that begin in this column.
    pub(super) fn settle_rows(
        &mut self,
        members: &[Member<'_>],
        indent: usize,
        plan: &Plan<'_>,
    ) -> Result<(), NoPlace> {
        let mut stays = Vec::new();
        for (at, member) in members.iter().enumerate() {
            let removed = plan.is_gone(at) && self.remove_row(member, indent)?;
            stays.push(!removed);
        }
        let last_staying = || {
            let mut staying = members.iter().zip(&stays).rev();
            staying.find_map(|(member, stays)| stays.then_some(member))
        };
        // What is new in one place is put there together.
        for there in plan.new.chunk_by(|(one, _), (other, _)| one == other) {
            let spot = there.first().map_or(Spot::Anywhere, |(spot, _)| *spot);
            let end = match spot {
                Spot::Behind(at) => self.end_of(members.get(at), indent),
                Spot::Anywhere => match last_staying() {
                    Some(last) => self.end_of(Some(last), indent),
                    None => self.end_above(members.first(), indent, false),
                },
                Spot::Before(at) => self.end_above(members.get(at), indent, false),
                Spot::Above(at) => self.end_above(members.get(at), indent, true),
            };
            self.add_rows(end.ok_or(NoPlace)?, indent, there);
        }
        Ok(())
    }

    /// Where the lines of a member end, with comments that are indented farther.
    fn end_of(&self, member: Option<&Member<'_>>, indent: usize) -> Option<usize> {
        Some(self.lines.with_comments_below(member?.end(), indent))
    }

    /// Where the line ends above a member and the comments on it, or on all that follows. Behind a dash is no room above.
    fn end_above(&self, member: Option<&Member<'_>>, indent: usize, all: bool) -> Option<usize> {
        let lines = self.lines;
        let member = member?;
        if !lines.is_first(member.start) {
            return self.end_of(Some(member), indent);
        }
        let first = match all {
            true => lines.with_all_above(member.start),
            false => lines.with_comments_above(member.start),
        };
        Some(lines.end_before(first))
    }

    /// Adds members on lines of their own behind the end of a line.
    fn add_rows(&mut self, end: usize, indent: usize, new: &[(Spot, New<'_>)]) {
        let drawn = self.draw(end, indent, new);
        let drawn = drawn.trim_end_matches('\n');
        match end {
            // Before the first line there is no end of a line.
            0 => self.insert_lines(end, &format!("{drawn}\n")),
            _ => self.insert_lines(end, &format!("\n{drawn}")),
        }
    }

    fn draw(&self, above: usize, indent: usize, new: &[(Spot, New<'_>)]) -> String {
        let hand = self.hand(above, indent);
        let mut drawn = String::new();
        for (_, new) in new {
            match new.key {
                Some(key) => new.value.draw_entry(&mut drawn, indent, key, hand),
                None => new.value.draw_item(&mut drawn, indent, hand),
            }
        }
        drawn
    }

    /// Puts in lines that end as those around do.
    pub(super) fn insert_lines(&mut self, at: usize, lines: &str) {
        let ending = self.lines.break_near(at);
        let lines = match ending {
            "\n" => lines.to_owned(),
            other => lines.replace('\n', other),
        };
        self.edits.insert(at, lines);
    }

    /// Removes a key or an item with its lines; returns whether it is gone.
    ///
    /// A key with comments stays, without its value: above it, beside it or in it they would soon seem to be about
    /// something else. Of an item, comments stay as lines of their own, since an item without value would be a fault.
    fn remove_row(&mut self, member: &Member<'_>, indent: usize) -> Result<bool, NoPlace> {
        let lines = self.lines;
        let (start, end) = (lines.start(member.start), lines.end(member.end()));
        let below = lines.with_comments_below(member.end(), indent);
        let first = lines.is_first(member.start);
        let above = lines.with_comments_above(member.start) < start;
        let own = lines.has_comment(member.start..end);
        if member.key.is_some() && (own || above || below > end || !first) {
            self.clear(member, indent)?;
            return Ok(false);
        }
        if !first {
            return Err(NoPlace);
        }
        let ending = lines.break_near(start);
        let mut kept = String::new();
        for comment in lines.comments(member.start..below) {
            let words = lines.slice(comment.clone());
            // Writing to a string cannot fail.
            let _ = write!(kept, "{ending}{:indent$}{words}", "");
        }
        // With the break before, not the one behind: there, lines may be added to what these lines are part of.
        self.edits.replace(lines.end_before(start)..below, kept);
        self.touch_all(&member.value);
        Ok(true)
    }

    /// Leaves a key without its value.
    fn clear(&mut self, member: &Member<'_>, indent: usize) -> Result<(), NoPlace> {
        let lines = self.lines;
        let behind = member.behind.ok_or(NoPlace)?;
        self.touch_all(&member.value);
        if !lines.has_comment(behind..member.end()) {
            self.edits.replace(behind..member.end(), "");
            return Ok(());
        }
        let (beside, end) = (lines.end(behind), lines.end(member.end()));
        let ending = lines.break_near(behind);
        let mut kept = String::new();
        let inner = indent + self.step;
        for comment in lines.comments(behind..end) {
            let words = lines.slice(comment.clone());
            let _ = match comment.start < beside {
                true => write!(kept, "  {words}"),
                false => write!(kept, "{ending}{:inner$}{words}", ""),
            };
        }
        self.edits.replace(behind..end, kept);
        Ok(())
    }
}
