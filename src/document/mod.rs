//! Text of files to the model: every fault of a file at once, each with its place and what to write instead.

mod answer;
mod answer_sets;
mod assessment;
mod checked;
mod circles;
pub mod codes;
mod compact;
mod conditions;
mod diagnostic;
mod evidence;
mod faults;
mod fields;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod fuzz;
mod given;
mod grade;
mod ids;
mod initiatives;
mod kind;
mod ladder;
mod lint;
mod lookup;
mod node;
mod parse;
mod profile;
mod question;
mod questionnaire;
mod reference;
mod refs;
mod renamed;
mod requirement;
mod responses;
mod scalar;
mod scale;
mod schema;
mod sections;
mod selection;
mod source;
mod suggest;
mod target;
mod weight;
mod yaml;

pub use checked::{Checked, Read};
pub use diagnostic::{Diagnostic, Related, Severity, Span};
pub use kind::Kind;
pub use parse::Document;
pub use schema::schema;
pub use source::Source;
pub use suggest::nearest;
