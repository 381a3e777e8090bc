//! Members of lists and maps: which change, which go, which are new.

use std::collections::HashMap;

use super::alignment::align;
use super::plan::{New, Plan, Spot};
use super::revise::{Around, NoPlace, Revision};
use crate::document::outline::{Form, Member, Members, Place};
use crate::render::yaml_value::{Layout, Spelling, Value};

impl Revision<'_, '_> {
    /// Changes a map key by key. The offset is that of the member whose value it is, if it is not the whole text.
    pub(super) fn change_map<'v>(
        &mut self,
        place: &Place<'_>,
        owner: Option<usize>,
        around: Around,
        before: &[(&'v str, Value<'v>)],
        after: &'v [(&'v str, Value<'v>)],
    ) -> Result<(), NoPlace> {
        let Form::Map(members) = &place.form else {
            return Err(NoPlace);
        };
        let inside = self.inside(members, around);
        let keys = members.all.iter().enumerate();
        let keys: HashMap<&str, usize> = keys
            .filter_map(|(at, member)| Some((&*member.key.as_ref()?.0, at)))
            .collect();
        let mut plan = Plan::new(members.all.len());
        let mut reached = None;
        let mut waiting = Vec::new();
        for (order, (key, value)) in after.iter().enumerate() {
            let found = keys
                .get(key)
                .and_then(|at| Some((*at, members.all.get(*at)?)));
            let Some((at, member)) = found else {
                waiting.extend((!value.is_absent()).then_some((*key, value)));
                continue;
            };
            let old = said(before, order, key);
            if goes(member, old, value) {
                plan.remove(at);
                continue;
            }
            self.change(member, inside, old, value)?;
            for (new, value) in waiting.drain(..) {
                let spot = self.spot(new, reached, (*key, at));
                let key = Some(new);
                plan.add(spot, New { key, value });
            }
            reached = Some((*key, at));
        }
        for (new, value) in waiting {
            let spot = reached.map_or(Spot::Anywhere, |(_, at)| Spot::Behind(at));
            let key = Some(new);
            plan.add(spot, New { key, value });
        }
        self.settle(place, members, owner, inside, &plan)
    }

    /// Changes a list item by item.
    pub(super) fn change_list<'v>(
        &mut self,
        member: &Member<'_>,
        around: Around,
        before: &[Value<'v>],
        after: &'v [Value<'v>],
    ) -> Result<(), NoPlace> {
        let place = &member.value;
        let Form::List(members) = &place.form else {
            return Err(NoPlace);
        };
        if before.len() != members.all.len() {
            // Some items are passed over when the list is read, and which is not known here.
            let after = Value::List(after.to_vec(), layout(members));
            return self.replace(member, around, &Value::Absent, &after);
        }
        let inside = self.inside(members, around);
        let alignment = align(before, after);
        let mut plan = Plan::new(members.all.len());
        for (from, to) in alignment.kept {
            if let (Some(member), Some(old), Some(new)) =
                (members.all.get(from), before.get(from), after.get(to))
            {
                self.change(member, inside, old, new)?;
            }
        }
        for gone in alignment.gone {
            plan.remove(gone);
        }
        for (at, new) in alignment.new {
            let spot = match at.checked_sub(1) {
                Some(last) => Spot::Behind(last),
                None if members.all.is_empty() => Spot::Anywhere,
                None => Spot::Before(at),
            };
            if let Some(value) = after.get(new) {
                plan.add(spot, New { key: None, value });
            }
        }
        self.settle(place, members, Some(member.start), inside, &plan)
    }

    /// Where a key is put that is not there, between one that is, if there is any, and the next one that is: with its like.
    fn spot(&self, new: &str, last: Option<(&str, usize)>, next: (&str, usize)) -> Spot {
        let like = |other: &str| self.families.get(new) == self.families.get(other);
        match last {
            Some((key, last)) if like(key) || !like(next.0) => Spot::Behind(last),
            None if !like(next.0) => Spot::Above(next.1),
            _ => Spot::Before(next.1),
        }
    }

    /// Removes what goes and adds what is new.
    fn settle(
        &mut self,
        place: &Place<'_>,
        members: &Members<'_>,
        owner: Option<usize>,
        inside: Around,
        plan: &Plan<'_>,
    ) -> Result<(), NoPlace> {
        match inside {
            Around::Lines(indent) => self.settle_rows(&members.all, indent, plan),
            Around::Brackets(spelling) => {
                self.settle_brackets(place, &members.all, owner, spelling, plan)
            }
        }
    }

    /// What surrounds the members of a list or map.
    fn inside(&self, members: &Members<'_>, around: Around) -> Around {
        match (members.bracketed, around) {
            (true, Around::Brackets(spelling)) => Around::Brackets(spelling),
            (true, Around::Lines(_)) => Around::Brackets(Spelling::Yaml),
            (false, _) => {
                let first = members.all.first();
                Around::Lines(first.map_or(0, |first| self.lines.column(first.start)))
            }
        }
    }

    /// What surrounds the whole text: nothing, or what is as good as brackets where it is JSON.
    pub(super) fn around_all(&self, root: &Place<'_>) -> Around {
        let members = root.members().filter(|members| members.bracketed);
        let quoted = |member: &Member<'_>| {
            let key = member.key.as_ref().map(|(_, span)| span.start());
            key.and_then(|key| self.lines.text.as_bytes().get(key)) == Some(&b'"')
        };
        match members {
            Some(members) if members.all.iter().all(quoted) => Around::Brackets(Spelling::Json),
            _ => Around::Lines(0),
        }
    }
}

/// What was said under a key. The same keys stand in the same order, if anything was said at all.
fn said<'s, 'v>(before: &'s [(&str, Value<'v>)], order: usize, key: &str) -> &'s Value<'v> {
    match before.get(order) {
        Some((same, value)) if *same == key => value,
        _ => &Value::Absent,
    }
}

/// Whether a key is not to be said any more.
fn goes(member: &Member<'_>, old: &Value<'_>, new: &Value<'_>) -> bool {
    let within = matches!((&member.value.form, new), (Form::Map(_), Value::Map(..)));
    let said = !old.is_absent() || (*new == Value::Nothing && !member.value.is_empty());
    new.is_absent() && said && !within
}

fn layout(members: &Members<'_>) -> Layout {
    match members.bracketed {
        true => Layout::Line,
        false => Layout::Lines,
    }
}
