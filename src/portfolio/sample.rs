//! Assessments in figures, for tests.

use std::borrow::Cow;

use super::{Content, Judged, Named, Order, Part, Portfolio, Record, Site, Standing};
use crate::scoring::{Counts, Figures, State};

/// An assessment with a floor, and two areas of the same floor; without one, nothing is answered.
pub(crate) fn site(questionnaire: &str, organisation: &str, floor: Option<f64>) -> Record<'static> {
    let standing = Standing {
        state: State::Partial,
        figures: Some(Figures {
            score: floor,
            floor: floor.unwrap_or(0.0),
            ceiling: 1.0,
            evidenced: 0.0,
            completeness: 0.5,
            confidence: None,
        }),
        levels: None,
        verdict: None,
        counts: Counts::default(),
    };
    let day = jiff::civil::date(2026, 11, 22);
    let area = |id: &str| Part {
        id: id.to_owned().into(),
        title: "Overall".into(),
        standing: standing.clone(),
    };
    let site = Site {
        organisation: Some(organisation.to_owned().into()),
        scope: None,
        date: day,
        as_of: day,
        questionnaire: Cow::Owned(Named {
            id: questionnaire.to_owned(),
            version: "1".to_owned(),
            digest: String::new(),
            title: "Questions".to_owned(),
            scale: 5,
        }),
        overall: standing.clone(),
        conformity: None,
        stage1: None,
        stage2: None,
        areas: vec![area("a"), area("b")],
        sections: Vec::new(),
        target: Judged {
            asked: false,
            outcome: None,
            missed: Vec::new(),
        },
        findings: Vec::new(),
        initiatives: Vec::new(),
        names: Default::default(),
        warnings: Vec::new(),
    };
    Record {
        file: format!("{organisation}.yaml").into(),
        line: None,
        content: Content::Scored(Box::new(site)),
    }
}

/// These together, by their paths.
pub(crate) fn portfolio<'a>(records: impl IntoIterator<Item = Record<'a>>) -> Portfolio {
    let mut portfolio = Portfolio::default();
    for record in records {
        portfolio.add(&record);
    }
    portfolio.sort(Order::Path);
    portfolio
}
