//! From a record to its line.

use std::collections::BTreeMap;

use crate::portfolio::{
    Content, Fault, Finding, Initiative, Mark, Named, Part, Record, Standing, Text,
};
use crate::render::json::{TOOL, words_v1 as words};
use crate::scoring::{Counts, Readiness};

use super::{
    CountsOut, FAULTY, FaultOut, FindingsOut, InitiativeOut, Line, NamedOut, NodeOut, PartOut,
    SCORED, Stages, TargetOut, UNREAD,
};

impl<'a> Line<'a> {
    pub(in crate::render::json) fn new(record: &'a Record<'_>) -> Self {
        let (state, site, faults) = match &record.content {
            Content::Scored(site) => (SCORED, Some(&**site), faults(&site.warnings, "warning")),
            Content::Faulty(found) => (FAULTY, None, faults(found, "error")),
            Content::Unread(fault) => (UNREAD, None, faults(std::slice::from_ref(fault), "error")),
        };
        let word = |readiness: Option<Readiness>| readiness.map(words::readiness).map(Text::from);
        Self {
            format: 1,
            tool: TOOL.into(),
            state: state.into(),
            file: (*record.file).into(),
            line: record.line,
            organisation: site.and_then(|s| s.organisation.as_deref()).map(Text::from),
            scope: site.and_then(|s| s.scope.as_deref()).map(Text::from),
            date: site.map(|s| s.date.to_string().into()),
            as_of: site.map(|s| s.as_of.to_string().into()),
            questionnaire: site.map(|s| NamedOut::new(&s.questionnaire)),
            overall: site.map(|s| NodeOut::new(&s.overall)),
            conformity: site.and_then(|s| word(s.conformity)),
            stages: site.map(|s| Stages {
                stage1: word(s.stage1),
                stage2: word(s.stage2),
            }),
            areas: site.map_or_else(Vec::new, |s| s.areas.iter().map(PartOut::new).collect()),
            sections: site.map_or_else(Vec::new, |s| s.sections.iter().map(PartOut::new).collect()),
            target: site.map(|s| TargetOut {
                asked: s.target.asked,
                outcome: s.target.outcome.map(words::outcome).map(Text::from),
                missed: s.target.missed.iter().map(|id| (**id).into()).collect(),
            }),
            findings: site.map_or_else(FindingsOut::default, |s| FindingsOut::new(&s.findings)),
            initiatives: site.map_or_else(Vec::new, |s| {
                let all = s.initiatives.iter();
                all.map(InitiativeOut::new).collect()
            }),
            names: site.map_or_else(BTreeMap::new, |s| {
                let all = s.names.iter();
                all.map(|(id, name)| ((**id).into(), (**name).into()))
                    .collect()
            }),
            faults,
        }
    }
}

impl<'a> NamedOut<'a> {
    fn new(named: &'a Named) -> Self {
        Self {
            id: named.id.as_str().into(),
            version: named.version.as_str().into(),
            sha256: named.digest.as_str().into(),
            title: named.title.as_str().into(),
            scale: named.scale,
        }
    }
}

impl NodeOut<'_> {
    fn new(standing: &Standing) -> Self {
        let figures = standing.figures;
        Self {
            state: words::state(standing.state).into(),
            score: figures.and_then(|f| f.score),
            floor: figures.map(|f| f.floor),
            ceiling: figures.map(|f| f.ceiling),
            evidenced: figures.map(|f| f.evidenced),
            completeness: figures.map(|f| f.completeness),
            confidence: figures.and_then(|f| f.confidence),
            level: standing.levels.map(|(level, _)| level.get()),
            level_ceiling: standing.levels.map(|(_, ceiling)| ceiling.get()),
            verdict: standing.verdict.map(words::verdict).map(Text::from),
            counts: CountsOut::new(&standing.counts),
        }
    }
}

impl<'a> PartOut<'a> {
    fn new(part: &'a Part<'_>) -> Self {
        let node = NodeOut::new(&part.standing);
        Self {
            id: (*part.id).into(),
            title: (*part.title).into(),
            state: words::state(part.standing.state).into(),
            score: node.score,
            floor: node.floor,
            ceiling: node.ceiling,
            evidenced: node.evidenced,
            completeness: node.completeness,
            confidence: node.confidence,
            level: node.level,
            level_ceiling: node.level_ceiling,
            verdict: part.standing.verdict.map(words::verdict).map(Text::from),
            counts: node.counts,
        }
    }
}

impl CountsOut {
    fn new(counts: &Counts) -> Self {
        Self {
            questions: counts.questions,
            answered: counts.answered,
            unknown: counts.unknown,
            disputed: counts.disputed,
            not_applicable: counts.not_applicable,
            none_yet: counts.none_yet,
            conforming: counts.conforming,
            opportunity: counts.opportunity,
            minor: counts.minor,
            major: counts.major,
        }
    }
}

impl<'a> FindingsOut<'a> {
    fn new(findings: &'a [Finding<'_>]) -> Self {
        let count = |mark| {
            findings
                .iter()
                .filter(|finding| finding.mark == mark)
                .count()
        };
        let mut all = Self {
            major: Vec::with_capacity(count(Mark::Major)),
            minor: Vec::with_capacity(count(Mark::Minor)),
            below_target: Vec::with_capacity(count(Mark::Below)),
            opportunity: Vec::with_capacity(count(Mark::Opportunity)),
            not_assessed: Vec::with_capacity(count(Mark::Open)),
        };
        for finding in findings {
            let list = match finding.mark {
                Mark::Major => &mut all.major,
                Mark::Minor => &mut all.minor,
                Mark::Below => &mut all.below_target,
                Mark::Opportunity => &mut all.opportunity,
                Mark::Open => &mut all.not_assessed,
            };
            list.push((*finding.id).into());
        }
        all
    }
}

impl<'a> InitiativeOut<'a> {
    fn new(initiative: &'a Initiative<'_>) -> Self {
        Self {
            id: (*initiative.id).into(),
            findings: initiative.findings,
            days: initiative.days,
        }
    }
}

fn faults<'a>(faults: &'a [Fault], severity: &'static str) -> Vec<FaultOut<'a>> {
    let out = |fault: &'a Fault| FaultOut {
        severity: severity.into(),
        code: fault.code.as_str().into(),
        line: fault.place.map(|(line, _)| line),
        column: fault.place.map(|(_, column)| column),
        message: fault.message.as_str().into(),
        help: fault.help.as_deref().map(Text::from),
    };
    faults.iter().map(out).collect()
}
