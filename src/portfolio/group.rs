//! Assessments made with the same questionnaire, which alone can be compared.

use std::collections::BTreeMap;

use super::record::{Mark, Named, Site};
use crate::model::{ClauseId, Questionnaire};
use crate::scoring::Readiness;

/// Assessments made with the same questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The questionnaire.
    pub questionnaire: Named,
    /// What they are compared by: ids and titles of areas, or of sections at the top.
    pub parts: Vec<(String, String)>,
    /// How many assessments.
    pub sites: usize,
    /// Of how many the target was met, missed, or cannot be decided.
    pub outcomes: Outcomes,
    /// How many are how ready.
    pub readiness: Vec<(Readiness, usize)>,
    findings: BTreeMap<Box<str>, Tally>,
    initiatives: BTreeMap<Box<str>, Help>,
    names: BTreeMap<String, String>,
}

/// What became of the target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// It was met.
    pub met: usize,
    /// It was missed.
    pub missed: usize,
    /// Too much is unanswered to say.
    pub undecided: usize,
}

/// At how many sites something was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By what it is, in the order of [`Mark::ALL`].
    pub marks: [usize; Mark::ALL.len()],
}

impl Tally {
    /// At how many sites, for one mark.
    pub fn of(&self, mark: Mark) -> usize {
        self.marks[mark as usize]
    }

    /// At how many sites something is known to be amiss.
    pub fn found(&self) -> usize {
        self.marks.iter().sum::<usize>() - self.of(Mark::Open)
    }
}

/// How much an initiative would help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// At how many sites.
    pub sites: usize,
    /// On how many findings of all of them.
    pub findings: usize,
    /// Its days at all of them, in billionths.
    days: u128,
}

impl Help {
    /// Its person-days at all of these sites together.
    pub fn days(&self) -> f64 {
        self.days as f64 / 1e9
    }
}

impl Group {
    pub(super) fn new(site: &Site<'_>) -> Self {
        let parts = site.parts().iter();
        Self {
            questionnaire: site.questionnaire.clone().into_owned(),
            parts: parts
                .map(|p| (p.id.to_string(), p.title.to_string()))
                .collect(),
            sites: 0,
            outcomes: Outcomes::default(),
            readiness: Readiness::ALL.map(|readiness| (readiness, 0)).to_vec(),
            findings: BTreeMap::new(),
            initiatives: BTreeMap::new(),
            names: BTreeMap::new(),
        }
    }

    pub(super) fn add(&mut self, site: &Site<'_>) {
        use crate::gap::Outcome;
        self.sites += 1;
        match site.target.outcome {
            Some(Outcome::Met | Outcome::NotApplicable) => self.outcomes.met += 1,
            Some(Outcome::Missed) => self.outcomes.missed += 1,
            Some(Outcome::Undecided) => self.outcomes.undecided += 1,
            None => {}
        }
        if let Some(found) = site.conformity {
            for (readiness, count) in &mut self.readiness {
                *count += usize::from(*readiness == found);
            }
        }
        for finding in &site.findings {
            change(&mut self.findings, &finding.id, |tally: &mut Tally| {
                if let Some(count) = tally.marks.get_mut(finding.mark as usize) {
                    *count += 1;
                }
            });
        }
        for initiative in &site.initiatives {
            change(&mut self.initiatives, &initiative.id, |help: &mut Help| {
                help.sites += 1;
                help.findings += initiative.findings;
                // Never negative, and far below what this holds.
                help.days += (initiative.days * 1e9).round() as u128;
            });
        }
        for (id, name) in &site.names {
            if !self.names.contains_key(&**id) {
                self.names.insert(id.to_string(), name.to_string());
            }
        }
    }

    /// Adds the sites of another group of the same questionnaire.
    pub(super) fn append(&mut self, other: Self) {
        self.sites += other.sites;
        self.outcomes.met += other.outcomes.met;
        self.outcomes.missed += other.outcomes.missed;
        self.outcomes.undecided += other.outcomes.undecided;
        for ((_, count), (_, more)) in self.readiness.iter_mut().zip(other.readiness) {
            *count += more;
        }
        for (id, more) in other.findings {
            let tally = self.findings.entry(id).or_default();
            for (count, more) in tally.marks.iter_mut().zip(more.marks) {
                *count += more;
            }
        }
        for (id, more) in other.initiatives {
            let help = self.initiatives.entry(id).or_default();
            help.sites += more.sites;
            help.findings += more.findings;
            help.days += more.days;
        }
        for (id, name) in other.names {
            self.names.entry(id).or_insert(name);
        }
    }

    /// Takes the names of questions, sections and initiatives from their questionnaire.
    pub fn name_from(&mut self, questionnaire: &Questionnaire) {
        let sections = questionnaire.sections.iter().map(|s| (&s.id, &s.title));
        let questions = questionnaire.questions.iter().map(|q| (&q.id, &q.text));
        let initiatives = questionnaire.initiatives.iter().map(|i| (&i.id, &i.title));
        for (id, name) in sections.chain(questions).chain(initiatives) {
            self.names.insert(id.to_string(), name.clone());
        }
    }

    /// What a question, section or initiative is called; its id, if that is not known.
    pub fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.names.get(id).map_or(id, String::as_str)
    }

    /// What was found at most sites first; of equal ones what is a likely major at more.
    pub fn common_findings(&self) -> Vec<(&str, Tally)> {
        let mut all: Vec<(&str, Tally)> = self.findings.iter().map(|(id, t)| (&**id, *t)).collect();
        all.retain(|(_, tally)| tally.found() > 0);
        all.sort_by_cached_key(|(id, tally)| {
            use std::cmp::Reverse;
            let majors = Reverse(tally.of(Mark::Major));
            (Reverse(tally.found()), majors, ClauseId::new(*id))
        });
        all
    }

    /// What would help at most sites first; of equal ones what helps on more findings.
    pub fn helpful_initiatives(&self) -> Vec<(&str, Help)> {
        let mut all: Vec<(&str, Help)> =
            self.initiatives.iter().map(|(id, h)| (&**id, *h)).collect();
        all.sort_by_cached_key(|(id, help)| {
            use std::cmp::Reverse;
            (
                Reverse(help.sites),
                Reverse(help.findings),
                ClauseId::new(*id),
            )
        });
        all
    }
}

/// Changes the entry of an id, whose text is only copied where it is new.
fn change<T: Default>(map: &mut BTreeMap<Box<str>, T>, id: &str, change: impl FnOnce(&mut T)) {
    match map.get_mut(id) {
        Some(known) => change(known),
        None => {
            let mut new = T::default();
            change(&mut new);
            map.insert(id.into(), new);
        }
    }
}
