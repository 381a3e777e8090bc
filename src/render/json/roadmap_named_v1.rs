//! How a roadmap as JSON writes amounts and times, and names what it speaks of.

use serde::{Serialize, Serializer};

use crate::model::{Amount, Month, Quarter, QuestionIx};
use crate::report::GapReport;
use crate::roadmap;

/// Person-days or money: a whole number without decimals.
pub(super) struct Number(pub(super) Amount);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let hundredths = self.0.hundredths();
        if hundredths % 100 == 0 {
            serializer.serialize_i64(hundredths / 100)
        } else {
            serializer.serialize_f64(self.0.get())
        }
    }
}

/// Finds the ids of what a roadmap names by its place.
#[derive(Clone, Copy)]
pub(super) struct Named<'r, 'a> {
    pub(super) report: &'r GapReport<'a>,
    pub(super) roadmap: &'r roadmap::Roadmap,
}

impl Named<'_, '_> {
    pub(super) fn initiative(&self, place: usize) -> String {
        self.report.questionnaire().initiatives[place]
            .id
            .to_string()
    }

    pub(super) fn initiatives(&self, places: &[usize]) -> Vec<String> {
        places.iter().map(|place| self.initiative(*place)).collect()
    }

    pub(super) fn question(&self, ix: QuestionIx) -> String {
        self.report.questionnaire().question(ix).id.to_string()
    }
}

/// A quarter, where there is one.
pub(super) fn quarter(quarter: Option<Quarter>) -> Option<String> {
    quarter.map(|quarter| quarter.to_string())
}

/// A month, where there is one.
pub(super) fn month(month: Option<Month>) -> Option<String> {
    month.map(|month| month.to_string())
}
