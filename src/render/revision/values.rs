//! One value in the place of another.

use std::borrow::Cow;

use super::revise::{Around, NoPlace, Revision};
use crate::document::outline::{Form, Member, Place};
use crate::render::yaml_text;
use crate::render::yaml_value::{Spelling, Value};

impl Revision<'_, '_> {
    /// Changes the value of a key or an item, as little as can be.
    pub(super) fn change<'v>(
        &mut self,
        member: &Member<'_>,
        around: Around,
        before: &Value<'v>,
        after: &'v Value<'v>,
    ) -> Result<(), NoPlace> {
        let place = &member.value;
        let same = before == after || (before.is_absent() && after.is_absent());
        if same && !self.repeats_moved(place) {
            return Ok(());
        }
        let made = self.edits.count();
        match (&place.form, after) {
            _ if self.has_no_members_yet(place, around) => {
                self.replace(member, around, before, after)?
            }
            (Form::Map(_), Value::Map(new, _)) => {
                let old = match before {
                    Value::Map(old, _) => old.as_slice(),
                    _ => &[],
                };
                self.change_map(place, Some(member.start), around, old, new)?;
            }
            (Form::List(_), Value::List(new, _)) => {
                let old = match before {
                    Value::List(old, _) => old.as_slice(),
                    _ => &[],
                };
                self.change_list(member, around, old, new)?;
            }
            _ => self.replace(member, around, before, after)?,
        }
        if self.edits.count() > made {
            self.touch(place);
        }
        Ok(())
    }

    /// Whether a list or map is written so that members can better be put in its place than into it: without brackets
    /// within others, or with nothing between its brackets where there is room for lines.
    fn has_no_members_yet(&self, place: &Place<'_>, around: Around) -> bool {
        let Some(members) = place.members().filter(|members| members.bracketed) else {
            return false;
        };
        let begin = self.lines.text.as_bytes().get(place.span.start());
        let bare = !begin.is_some_and(|byte| b"{[".contains(byte));
        let empty = members.all.is_empty() && !self.lines.has_comment(place.span.range());
        bare || (empty && matches!(around, Around::Lines(_)))
    }

    /// Writes a value in the place of another.
    pub(super) fn replace(
        &mut self,
        member: &Member<'_>,
        around: Around,
        before: &Value<'_>,
        after: &Value<'_>,
    ) -> Result<(), NoPlace> {
        let place = &member.value;
        if place.members().is_some() && self.lines.has_comment(place.span.range()) {
            return Err(NoPlace);
        }
        self.touch_all(place);
        let before = before.alone().unwrap_or(before);
        match around {
            Around::Brackets(spelling) => self.replace_within(member, spelling, before, after),
            Around::Lines(indent) => self.replace_on_lines(member, indent, before, after)?,
        }
        Ok(())
    }

    fn replace_within(
        &mut self,
        member: &Member<'_>,
        spelling: Spelling,
        before: &Value<'_>,
        after: &Value<'_>,
    ) {
        let place = &member.value;
        let text =
            quoted_alike(place, before, after, spelling).unwrap_or_else(|| after.inline(spelling));
        let end = place.span.end();
        match (place.is_empty(), member.behind) {
            (true, Some(_)) => self.edits.insert(end, format!(" {text}")),
            (true, None) => self.edits.insert(end, format!(": {text}")),
            (false, _) => self.edits.replace(begin(place, after)..end, text),
        }
    }

    fn replace_on_lines(
        &mut self,
        member: &Member<'_>,
        indent: usize,
        before: &Value<'_>,
        after: &Value<'_>,
    ) -> Result<(), NoPlace> {
        let lines = self.lines;
        let place = &member.value;
        let behind = member.behind.ok_or(NoPlace)?;
        let (begin, end) = (begin(place, after), place.span.end());
        let hand = self.hand(end, indent);
        let (beside, below) = match member.key {
            Some(_) => after.spread(indent, lines.column(behind) + 1, hand),
            None => (after.inline(Spelling::Yaml), String::new()),
        };
        let beside = match below.is_empty() {
            true => quoted_alike(place, before, after, Spelling::Yaml).unwrap_or(beside),
            false => beside,
        };
        let below = below.trim_end_matches('\n');
        let below = match below.is_empty() {
            true => String::new(),
            false => format!("\n{below}"),
        };
        let old = match place.form {
            Form::Lines(sign) => {
                let beside = lines.end(sign.end()).min(end);
                self.edits.replace(beside.max(sign.end())..end, "");
                begin..sign.end()
            }
            _ => begin..end,
        };
        let (old_end, is_old) = (old.end, !old.is_empty());
        match (beside.is_empty(), is_old) {
            // What follows stands on lines of its own.
            (true, _) if lines.has_comment(behind..begin) => self.edits.replace(old, ""),
            (true, _) => self.edits.replace(behind..old_end, ""),
            (false, true) => self.edits.replace(old, beside),
            (false, false) => self.edits.insert(old_end, format!(" {beside}")),
        }
        self.insert_lines(lines.end(old_end), &below);
        Ok(())
    }
}

/// From where a value is replaced. An anchor and a tag that says text stay before text.
fn begin(place: &Place<'_>, after: &Value<'_>) -> usize {
    match after.alone().unwrap_or(after) {
        Value::Word(_) | Value::Text(_) if place.members().is_none() => place.span.start(),
        _ => place.start,
    }
}

/// A text in quotation marks like those around the one before, if that was put there without need: by habit.
fn quoted_alike(
    place: &Place<'_>,
    before: &Value<'_>,
    after: &Value<'_>,
    spelling: Spelling,
) -> Option<String> {
    let needed = match before {
        Value::Word(text) => yaml_text::value(text) != **text,
        Value::Text(text) => yaml_text::value(text) != **text,
        _ => false,
    };
    let text = match after.alone().unwrap_or(after) {
        Value::Word(text) => text.clone(),
        Value::Text(text) => Cow::Borrowed(*text),
        Value::Day(date) => Cow::Owned(date.to_string()),
        _ => return None,
    };
    match (&place.form, spelling) {
        _ if needed => None,
        (Form::DoubleQuoted, Spelling::Yaml) => Some(yaml_text::quoted(&text)),
        (Form::SingleQuoted, _) => yaml_text::single_quoted(&text),
        _ => None,
    }
}
