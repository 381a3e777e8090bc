//! The schemes that questions refer to: standards with their clauses, collections of practices.

use std::collections::BTreeMap;

use super::fields::Fields;
use super::ids::{Names, Namespace};
use super::node::Entry;
use crate::model::{ClauseId, ReferenceScheme};

/// The schemes, and their names for those who refer to them.
pub(super) fn decode<'n>(fields: &Fields<'n, '_>) -> (Vec<ReferenceScheme>, Names<'n>) {
    let ids = Namespace::default();
    let mut names = Names::new("reference scheme");
    let mut schemes = Vec::new();
    for Entry { key, value } in fields.map("references") {
        names.add(key.text);
        let title = fields.named(key.text, value).text();
        schemes.push(ReferenceScheme {
            id: ids.declare(key.text, key.span, "reference scheme", fields.faults),
            title: title.unwrap_or_else(|| key.text.to_owned()),
            titles: BTreeMap::new(),
        });
    }
    titles(fields, &names, &mut schemes);
    (schemes, names)
}

/// Names of single clauses and practices, by scheme.
fn titles(fields: &Fields<'_, '_>, names: &Names<'_>, schemes: &mut [ReferenceScheme]) {
    for Entry { key, value } in fields.map("reference_titles") {
        let place = names.resolve_text(key.text, key.span, fields.faults);
        let Some(titles) = value.entries() else {
            fields.named(key.text, value).wrong_type("a map", None);
            continue;
        };
        for Entry { key, value } in titles {
            let title = fields.named(key.text, value).text();
            if let (Some(title), Some(scheme)) = (title, place.and_then(|p| schemes.get_mut(p))) {
                scheme.titles.insert(ClauseId::new(key.text), title);
            }
        }
    }
}
