//! Text of files to the model: every fault of a file at once, each with its place and what to write instead.

mod answer;
pub mod answer_form;
mod answer_sets;
mod answers;
mod arena;
mod assessment;
mod basis;
mod calendar;
mod checked;
mod circles;
pub mod codes;
mod compact;
mod conditions;
mod diagnostic;
mod discounts;
mod evidence;
mod faults;
mod fields;
#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod fuzz;
mod given;
mod grade;
mod ids;
mod initiatives;
#[expect(
    clippy::indexing_slicing,
    reason = "a table has a place for every byte, and this is the innermost loop of reading"
)]
mod json;
mod kind;
mod ladder;
mod lint;
mod lookup;
mod node;
pub mod outline;
mod parse;
mod places;
mod plan;
mod plan_choices;
mod plan_initiatives;
mod plan_spread;
mod profile;
mod question;
mod questionnaire;
mod quick_hash;
mod reference;
mod refs;
mod renamed;
mod requirement;
mod responses;
mod roadmap;
mod scalar;
mod scale;
mod schema;
mod schemes;
mod sections;
mod selection;
mod source;
mod suggest;
mod target;
mod weight;
mod yaml;

pub use calendar::{month_meant, quarter_meant};
pub use checked::{Checked, Read};
pub use diagnostic::{Diagnostic, Related, Severity, Span};
pub use kind::Kind;
pub use lookup::Index;
pub use parse::Document;
pub use places::{answer_places, waiver_places};
pub use schema::{record_schema, schema};
pub use source::Source;
pub(crate) use source::split;
pub use suggest::nearest;
