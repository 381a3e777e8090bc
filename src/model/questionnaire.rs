//! What is asked: sections, questions, areas, documents, initiatives, advice.

use std::collections::BTreeMap;

use super::{
    AnswerOption, AnswerSet, Condition, Id, Initiative, Level, Obligation, Question,
    ReferenceScheme, Target,
};

/// Place of a question in [`Questionnaire::questions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuestionIx(pub usize);

/// Place of a section in [`Questionnaire::sections`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionIx(pub usize);

/// Place of an area in [`Questionnaire::areas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaIx(pub usize);

/// A whole questionnaire, checked: every place it names exists.
#[derive(Clone, Debug, PartialEq)]
pub struct Questionnaire {
    /// Identifier, such as `iso20000`.
    pub id: Id,
    /// Version of the questionnaire, as text.
    pub version: String,
    /// Name shown to people.
    pub title: String,
    /// What it answers, for whom, and what it does not say.
    pub about: Option<String>,
    /// Language of its texts (BCP 47); default `en`.
    pub language: String,
    /// Minutes that answering all of it takes.
    pub minutes: Option<u32>,
    /// Minutes that answering its quick questions takes.
    pub quick_minutes: Option<u32>,
    /// The standard behind it.
    pub source: Option<Source>,
    /// The bodies of knowledge that `refs` may name.
    pub references: Vec<ReferenceScheme>,
    /// How a score of 1.0 is shown.
    pub scale: Scale,
    /// Roll-up of the whole.
    pub rollup: Rollup,
    /// The target where no other is given.
    pub target: Target,
    /// Questions about the organisation, asked first and never scored.
    pub profile: Vec<ProfileQuestion>,
    /// Lists of answers.
    pub answer_sets: Vec<AnswerSet>,
    /// The second view, across sections.
    pub areas: Vec<Area>,
    /// All sections, each before its children, in the order of the file.
    pub sections: Vec<Section>,
    /// Sections that have no parent, in the order of the file.
    pub roots: Vec<SectionIx>,
    /// All questions, in the order of the file.
    pub questions: Vec<Question>,
    /// The register of required documents.
    pub documents: Vec<RequiredDocument>,
    /// What can be done about gaps.
    pub initiatives: Vec<Initiative>,
    /// Rules printed when they certainly hold.
    pub advice: Vec<Advice>,
    /// Old ids and what they are called now.
    pub renamed: BTreeMap<Id, Id>,
}

impl Questionnaire {
    /// The question at a place.
    pub fn question(&self, ix: QuestionIx) -> &Question {
        &self.questions[ix.0]
    }

    /// The section at a place.
    pub fn section(&self, ix: SectionIx) -> &Section {
        &self.sections[ix.0]
    }

    /// The area at a place.
    pub fn area(&self, ix: AreaIx) -> &Area {
        &self.areas[ix.0]
    }

    /// The answers that a question offers, in their order.
    pub fn options(&self, question: QuestionIx) -> &[AnswerOption] {
        &self.answer_sets[self.question(question).answers].options
    }

    /// What an answer, by its place, means for a question; else what it means in general.
    pub fn meaning(&self, question: QuestionIx, place: usize) -> Option<&str> {
        let own = self.question(question).means.get(place);
        let own = own.and_then(Option::as_deref);
        let general = || self.options(question).get(place)?.means.as_deref();
        own.or_else(general)
    }

    /// Places of all questions, in the order of the file.
    pub fn question_places(&self) -> impl Iterator<Item = QuestionIx> + use<> {
        (0..self.questions.len()).map(QuestionIx)
    }

    /// Places of all sections, each before its children.
    pub fn section_places(&self) -> impl Iterator<Item = SectionIx> + Clone + use<> {
        (0..self.sections.len()).map(SectionIx)
    }

    /// Finds a question by its id.
    pub fn find_question(&self, id: &str) -> Option<QuestionIx> {
        self.questions
            .iter()
            .position(|q| q.id.as_str() == id)
            .map(QuestionIx)
    }

    /// Finds a section by its id.
    pub fn find_section(&self, id: &str) -> Option<SectionIx> {
        self.sections
            .iter()
            .position(|s| s.id.as_str() == id)
            .map(SectionIx)
    }

    /// What is called like this in some version is called this in the present one.
    pub fn present_id<'q>(&'q self, id: &'q Id) -> &'q Id {
        self.renamed.get(id).unwrap_or(id)
    }

    /// Where an earlier version asks what has this id in the present one, if it does.
    pub fn asked_in(&self, earlier: &Self, id: &Id) -> Option<QuestionIx> {
        let mut places = earlier.question_places();
        places.find(|place| self.present_id(&earlier.question(*place).id) == id)
    }

    /// Finds an area by its id.
    pub fn find_area(&self, id: &str) -> Option<AreaIx> {
        self.areas
            .iter()
            .position(|a| a.id.as_str() == id)
            .map(AreaIx)
    }

    /// Place of the profile question `size`, by which efforts differ.
    pub fn size_question(&self) -> Option<usize> {
        self.profile.iter().position(|p| p.id.as_str() == "size")
    }

    /// All conditions of a question: those of the sections around it and its own.
    pub fn conditions(&self, question: QuestionIx) -> impl Iterator<Item = &Condition> {
        let own = self.question(question);
        let around = self.ancestry(own.section);
        around
            .filter_map(|section| self.section(section).when.as_ref())
            .chain(own.when.as_ref())
    }

    /// The section and its ancestors, nearest first.
    pub fn ancestry(&self, section: SectionIx) -> impl Iterator<Item = SectionIx> + '_ {
        std::iter::successors(Some(section), |s| self.section(*s).parent)
    }

    /// The highest capability level that a section's own questions prove, if they prove any.
    pub fn highest_level(&self, section: SectionIx) -> Option<Level> {
        let own = &self.section(section).questions;
        own.iter()
            .filter_map(|question| self.question(*question).level)
            .max()
    }

    /// Whether any question is a requirement.
    pub fn has_requirements(&self) -> bool {
        self.questions
            .iter()
            .any(|question| question.obligation == Obligation::Shall)
    }

    /// A section and all sections below it, each before its children.
    pub fn sections_below(&self, section: SectionIx) -> Vec<SectionIx> {
        let mut all = vec![section];
        for child in &self.section(section).children {
            all.extend(self.sections_below(*child));
        }
        all
    }

    /// The questions that stand for a document of the register, by its place.
    pub fn questions_on_document(&self, place: usize) -> impl Iterator<Item = QuestionIx> {
        let all = self.question_places();
        all.filter(move |ix| self.question(*ix).documents.contains(&place))
    }

    /// All questions in a section and below it, in the order of the file.
    pub fn questions_below(&self, section: SectionIx) -> Vec<QuestionIx> {
        let own = self.section(section);
        let mut all = own.questions.clone();
        for child in &own.children {
            all.extend(self.questions_below(*child));
        }
        all
    }
}

/// The standard behind a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Name of the standard.
    pub name: String,
    /// Its edition and amendments.
    pub edition: Option<String>,
}

/// How a score of 1.0 is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The number shown for a score of 1.0; default 5.
    pub max: u8,
    /// Named points of the scale, lowest first.
    pub levels: Vec<ScaleLevel>,
}

/// A named point of the scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleLevel {
    /// Number on the scale.
    pub at: u8,
    /// Name shown to people.
    pub name: String,
    /// What it means.
    pub means: Option<String>,
}

/// How a node's figures come from what is below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rollup {
    /// Children by their weights.
    Mean,
    /// All questions below, as one list with their own weights.
    Flat,
}

/// A question about the organisation; never scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileQuestion {
    /// Identifier.
    pub id: Id,
    /// What is asked.
    pub text: String,
    /// Help for the person who answers.
    pub help: Option<String>,
    /// Asks whether something exists: only such facts may remove a requirement.
    pub existence: bool,
    /// The answers.
    pub answers: Vec<ProfileAnswer>,
}

/// One answer to a profile question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileAnswer {
    /// Identifier.
    pub id: Id,
    /// Name shown to people.
    pub label: String,
}

/// One of the areas: a view across sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Identifier.
    pub id: Id,
    /// Name shown to people.
    pub title: String,
}

/// A part of the questionnaire, in a tree of any depth.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Identifier, such as "8.6.1".
    pub id: Id,
    /// Name shown to people.
    pub title: String,
    /// What the section is about.
    pub help: Option<String>,
    /// The area it counts in: its own, or inherited.
    pub area: Option<AreaIx>,
    /// Weight among its siblings, 0–1,000,000; default 1.
    pub weight: f64,
    /// How its figures come from what is below.
    pub rollup: Rollup,
    /// Applies only where this holds.
    pub when: Option<Condition>,
    /// The section above.
    pub parent: Option<SectionIx>,
    /// The sections directly below.
    pub children: Vec<SectionIx>,
    /// The section's own questions.
    pub questions: Vec<QuestionIx>,
    /// Distance from the top, 0 for a section without parent.
    pub depth: usize,
}

/// A document or record that the standard requires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequiredDocument {
    /// Identifier.
    pub id: Id,
    /// Name shown to people.
    pub title: String,
    /// Clauses that ask for it.
    pub refs: Vec<super::Refs>,
}

/// Advice that is printed when its condition certainly holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Identifier.
    pub id: Id,
    /// When it is printed; always, if absent.
    pub when: Option<Condition>,
    /// Headline.
    pub title: String,
    /// The advice.
    pub text: String,
}
