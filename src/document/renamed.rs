//! Old ids and what they are called now.

use std::collections::{BTreeMap, HashMap};

use super::codes;
use super::diagnostic::Diagnostic;
use super::fields::Fields;
use super::ids::Namespace;
use super::node::Entry;
use super::suggest::quote;
use crate::model::Id;

/// Reads the key `renamed` of a questionnaire. Renamings of renamings are followed to the end.
pub(super) fn decode<'n>(root: &Fields<'n, '_>, ids: &Namespace<'n>) -> BTreeMap<Id, Id> {
    let faults = root.faults;
    let mut next: HashMap<&str, (&str, &Entry<'_>)> = HashMap::new();
    let entries = root.map("renamed");
    for entry in entries {
        let Entry { key, value } = entry;
        if let Some(used) = ids.find(key.text) {
            let message = format!("{} is renamed, but still in use", quote(key.text));
            let fault = Diagnostic::error(codes::RENAMED_IN_USE, key.span, message)
                .related(used, "used here")
                .help("remove one of the two");
            faults.push(fault);
        }
        let Some(new) = root.named(key.text, value).raw() else {
            continue;
        };
        if new == key.text {
            let message = format!("{} is renamed to itself", quote(new));
            faults.error(codes::SELF_REFERENCE, value.span, message);
        } else {
            next.insert(key.text, (new, entry));
        }
    }
    let mut known = HashMap::new();
    let mut renamed = BTreeMap::new();
    for Entry { key, .. } in entries {
        if let Some(end) = end(key.text, &next, &mut known, ids, root) {
            renamed.insert(Id::new(key.text), Id::new(end));
        }
    }
    renamed
}

/// What is known of where a chain of renamings leads.
#[derive(Clone, Copy)]
enum End<'n> {
    /// Being followed right now.
    Open,
    /// To an id in use, or nowhere, which was reported.
    Known(Option<&'n str>),
}

/// The id in use at the end of a chain of renamings; reports if there is none.
fn end<'n>(
    old: &'n str,
    next: &HashMap<&'n str, (&'n str, &'n Entry<'_>)>,
    known: &mut HashMap<&'n str, End<'n>>,
    ids: &Namespace<'n>,
    root: &Fields<'n, '_>,
) -> Option<&'n str> {
    if let Some(End::Known(end)) = known.get(old) {
        return *end;
    }
    let mut path = Vec::new();
    let mut here = old;
    let end = loop {
        let Some((new, entry)) = next.get(here) else {
            break None;
        };
        let (new, span) = (*new, entry.value.span);
        path.push(here);
        known.insert(here, End::Open);
        match known.get(new) {
            Some(End::Known(end)) => break *end,
            Some(End::Open) => {
                let message = format!("{} is renamed in a circle", quote(new));
                root.faults.error(codes::CYCLE, span, message);
                break None;
            }
            None if next.contains_key(new) => here = new,
            None if ids.find(new).is_some() => break Some(new),
            None => {
                let message = format!(
                    "{} is renamed to {}, which does not exist",
                    quote(here),
                    quote(new)
                );
                root.faults.error(codes::UNKNOWN_ID, span, message);
                break None;
            }
        }
    };
    for one in path {
        known.insert(one, End::Known(end));
    }
    end
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{QUESTIONNAIRE, pointed, questionnaire_faults, with};
    use super::*;

    #[track_caller]
    fn fault(renamed: &str, expected: &[(&str, &str)]) {
        let text = with(
            QUESTIONNAIRE,
            "{inc-old: inc-recorded, inc-older: inc-old}",
            renamed,
        );
        assert_eq!(
            pointed(&text, &questionnaire_faults(&text)),
            expected,
            "{renamed}"
        );
    }

    #[test]
    fn renamings_lead_to_an_id_in_use() {
        fault("{x: inc-recorded, y: x, z: y}", &[]);
        fault("{x: nowhere, y: x}", &[(codes::UNKNOWN_ID, "nowhere")]);
        fault("{x: x}", &[(codes::SELF_REFERENCE, "x")]);
        fault("{x: y, y: z, z: y}", &[(codes::CYCLE, "y")]);
        fault(
            "{inc-tool: inc-recorded}",
            &[(codes::RENAMED_IN_USE, "inc-tool")],
        );
        fault("{x: [y]}", &[(codes::WRONG_TYPE, "[y]")]);
    }
}
