//! Records that outlive the questionnaire and the assessment they tell of.

use std::borrow::Cow;

use super::record::{Content, Finding, Initiative, Judged, Part, Record, Site, Text};

impl Record<'_> {
    /// The same with all texts copied that are borrowed.
    pub fn into_owned(self) -> Record<'static> {
        Record {
            file: owned(self.file),
            line: self.line,
            content: match self.content {
                Content::Scored(site) => Content::Scored(Box::new(site.into_owned())),
                Content::Faulty(faults) => Content::Faulty(faults),
                Content::Unread(fault) => Content::Unread(fault),
            },
        }
    }
}

impl Site<'_> {
    fn into_owned(self) -> Site<'static> {
        let parts = |parts: Vec<Part<'_>>| parts.into_iter().map(part).collect();
        Site {
            organisation: self.organisation.map(owned),
            scope: self.scope.map(owned),
            date: self.date,
            as_of: self.as_of,
            questionnaire: Cow::Owned(self.questionnaire.into_owned()),
            overall: self.overall,
            conformity: self.conformity,
            stage1: self.stage1,
            stage2: self.stage2,
            areas: parts(self.areas),
            sections: parts(self.sections),
            target: Judged {
                asked: self.target.asked,
                outcome: self.target.outcome,
                missed: self.target.missed.into_iter().map(owned).collect(),
            },
            findings: self.findings.into_iter().map(finding).collect(),
            initiatives: self.initiatives.into_iter().map(initiative).collect(),
            names: self
                .names
                .into_iter()
                .map(|(id, name)| (owned(id), owned(name)))
                .collect(),
            warnings: self.warnings,
        }
    }
}

fn owned(text: Text<'_>) -> Text<'static> {
    Cow::Owned(text.into_owned())
}

fn part(part: Part<'_>) -> Part<'static> {
    Part {
        id: owned(part.id),
        title: owned(part.title),
        standing: part.standing,
    }
}

fn finding(finding: Finding<'_>) -> Finding<'static> {
    Finding {
        id: owned(finding.id),
        mark: finding.mark,
    }
}

fn initiative(initiative: Initiative<'_>) -> Initiative<'static> {
    Initiative {
        id: owned(initiative.id),
        findings: initiative.findings,
        days: initiative.days,
    }
}
