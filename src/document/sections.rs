//! The tree of sections with their questions.

use super::codes;
use super::conditions;
use super::diagnostic::Diagnostic;
use super::fields::Fields;
use super::ids::Names;
use super::ladder;
use super::node::Node;
use super::question::{self, Context, Surroundings};
use super::requirement::Gate;
use super::weight::{self, Weightless};
use crate::model::{AreaIx, Question, QuestionIx, Rollup, Section, SectionIx};

const KEYS: &[&str] = &[
    "id",
    "title",
    "help",
    "area",
    "weight",
    "rollup",
    "when",
    "questions",
    "sections",
];

/// The words for a roll-up.
pub(super) const ROLLUPS: &[(&str, Rollup)] = &[("mean", Rollup::Mean), ("flat", Rollup::Flat)];

/// All sections and questions, questions also by id.
pub(super) struct Sections<'n> {
    pub(super) sections: Vec<Section>,
    pub(super) roots: Vec<SectionIx>,
    pub(super) questions: Vec<Question>,
    pub(super) question_names: Names<'n>,
}

/// What a section passes on to those below it.
#[derive(Clone, Copy)]
struct Above<'g> {
    section: Option<SectionIx>,
    area: Option<AreaIx>,
    gate: Option<&'g Gate<'g>>,
    weightless: Option<&'g Weightless<'g>>,
    depth: usize,
}

/// Reads the key `sections` of a questionnaire.
pub(super) fn decode<'n>(root: &Fields<'n, '_>, context: &Context<'n>) -> Sections<'n> {
    let mut all = Sections {
        sections: Vec::new(),
        roots: Vec::new(),
        questions: Vec::new(),
        question_names: Names::new("question"),
    };
    let above = Above {
        section: None,
        area: None,
        gate: None,
        weightless: None,
        depth: 0,
    };
    if let Some(value) = root.require("sections") {
        all.roots = all.walk(root, above, context);
        if all.questions.is_empty() && value.node.items().is_some() {
            let message = "the questionnaire has no question";
            let fault = Diagnostic::error(codes::NO_QUESTIONS, value.span(), message);
            root.faults
                .push(fault.help("add `questions: […]` to a section"));
        }
    }
    all
}

impl<'n> Sections<'n> {
    /// Reads the sections below something. As deep as files may be nested.
    fn walk(
        &mut self,
        parent: &Fields<'n, '_>,
        above: Above<'_>,
        context: &Context<'n>,
    ) -> Vec<SectionIx> {
        let items = parent.list("sections").iter();
        items
            .filter_map(|item| self.section(item, parent, above, context))
            .collect()
    }

    fn section(
        &mut self,
        item: &'n Node<'_>,
        parent: &Fields<'n, '_>,
        above: Above<'_>,
        context: &Context<'n>,
    ) -> Option<SectionIx> {
        let fields = Fields::open(item, "a section", KEYS, parent.faults)?;
        let place = SectionIx(self.sections.len());
        let area = question::area(&fields, context).or(above.area);
        let when = conditions::decode(&fields, &context.profile);
        let own_gate = Gate::new(&fields, when.as_ref(), &context.profile, above.gate);
        let gate = own_gate.as_ref().or(above.gate);
        let weight = weight::decode(&fields);
        let own_weightless = Weightless::new(&fields, weight, above.weightless);
        let weightless = own_weightless.as_ref().or(above.weightless);
        self.sections.push(Section {
            id: fields.declare(&context.ids, "section"),
            title: fields.required_text("title"),
            help: fields.text("help"),
            area,
            weight,
            rollup: fields.word("rollup", ROLLUPS).unwrap_or(Rollup::Mean),
            when,
            parent: above.section,
            children: Vec::new(),
            questions: Vec::new(),
            depth: above.depth,
        });
        let around = Surroundings {
            section: place,
            area,
            gate,
            weightless,
        };
        let questions = self.questions(&fields, around, context);
        let below = Above {
            section: Some(place),
            area,
            gate,
            weightless,
            depth: above.depth + 1,
        };
        let children = self.walk(&fields, below, context);
        if let Some(section) = self.sections.get_mut(place.0) {
            section.questions = questions;
            section.children = children;
        }
        Some(place)
    }

    /// Reads a section's own questions.
    fn questions(
        &mut self,
        section: &Fields<'n, '_>,
        around: Surroundings<'_>,
        context: &Context<'n>,
    ) -> Vec<QuestionIx> {
        let mut places = Vec::new();
        let mut levels = Vec::new();
        for item in section.list("questions") {
            let decoded = question::decode(item, around, context, section.faults);
            let Some((question, level_span)) = decoded else {
                continue;
            };
            levels.extend(question.level.map(|level| (level, level_span)));
            places.push(QuestionIx(self.questions.len()));
            self.question_names
                .add(item.get("id").and_then(Node::as_text).unwrap_or_default());
            self.questions.push(question);
        }
        ladder::check(&levels, section.faults);
        places
    }
}
