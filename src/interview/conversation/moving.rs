//! Moving about: to a section, to a question that is searched for, to an answer among those given.

use super::{Going, Interview};
use crate::interview::extent::is_asked;
use crate::interview::screen::{Item, List};
use crate::model::{QuestionIx, SectionIx};
use crate::report::{Cell, Tone, wording};
use crate::scoring::{Judgement, QuestionState};

impl Interview<'_, '_> {
    /// To a section: its first open question, or its first.
    pub(super) fn jump(&mut self) -> Going {
        let questionnaire = self.session.questionnaire();
        let here = self
            .session
            .current()
            .map(|ix| questionnaire.question(ix).section);
        let mut sections: Vec<SectionIx> = Vec::new();
        for ix in self.session.asked() {
            let section = questionnaire.question(ix).section;
            if !sections.contains(&section) {
                sections.push(section);
            }
        }
        let items = sections.iter().map(|section| self.section_item(*section));
        let list = List {
            title: "Which section?".to_owned(),
            items: items.collect(),
            start: sections.iter().position(|s| Some(*s) == here).unwrap_or(0),
            filter: String::new(),
        };
        let Some(section) = self
            .prompter
            .pick(&list)?
            .and_then(|at| sections.get(at).copied())
        else {
            return Ok(());
        };
        let questions = self.session.of_section(section);
        let open = questions.iter().find(|ix| self.session.is_open(**ix));
        if let Some(ix) = open.or(questions.first()).copied() {
            self.session.go(ix);
        }
        Ok(())
    }

    fn section_item(&self, section: SectionIx) -> Item {
        let questionnaire = self.session.questionnaire();
        let questions = self.session.of_section(section);
        let open = questions
            .iter()
            .filter(|ix| self.session.is_open(**ix))
            .count();
        let remark = match open {
            0 => Cell::toned("done", Tone::Good),
            _ if open == questions.len() => Cell::toned(format!("{open} open"), Tone::Plain),
            _ => Cell::toned(format!("{open} of {} open", questions.len()), Tone::Caution),
        };
        let first = questions
            .first()
            .and_then(|ix| questionnaire.question(*ix).area);
        Item {
            group: first
                .map(|area| questionnaire.area(area).title.clone())
                .unwrap_or_default(),
            label: wording::section_name(questionnaire, section),
            remark,
            keywords: String::new(),
        }
    }

    /// To a question found by words, a clause, a practice or its id.
    pub(super) fn search(&mut self) -> Going {
        let questionnaire = self.session.questionnaire();
        let applies = |ix: &QuestionIx| is_asked(self.session.card(), *ix);
        let questions: Vec<QuestionIx> = questionnaire.question_places().filter(applies).collect();
        self.pick_question("Search: type words, a clause or an id", &questions)
    }

    /// The answers of a section, or of the whole sitting, to look at and to change.
    pub(super) fn review(&mut self, section: Option<SectionIx>) -> Going {
        let questionnaire = self.session.questionnaire();
        let belongs = |ix: &QuestionIx| {
            let here = section.is_none_or(|section| questionnaire.question(*ix).section == section);
            // What no longer applies is kept, and shown as such.
            here && (self.session.asked().any(|asked| asked == *ix)
                || self.session.answer(*ix).is_some())
        };
        let questions: Vec<QuestionIx> = questionnaire.question_places().filter(belongs).collect();
        let title = match section {
            Some(section) => format!("Answers: {}", wording::section_name(questionnaire, section)),
            None => "All answers of this sitting".to_owned(),
        };
        self.pick_question(&title, &questions)
    }

    fn pick_question(&mut self, title: &str, questions: &[QuestionIx]) -> Going {
        let here = self.session.current();
        let list = List {
            title: title.to_owned(),
            items: questions.iter().map(|ix| self.question_item(*ix)).collect(),
            start: questions
                .iter()
                .position(|ix| Some(*ix) == here)
                .unwrap_or(0),
            filter: String::new(),
        };
        if let Some(ix) = self.prompter.pick(&list)?.and_then(|at| questions.get(at)) {
            self.session.go(*ix);
        }
        Ok(())
    }

    fn question_item(&self, ix: QuestionIx) -> Item {
        let questionnaire = self.session.questionnaire();
        let question = questionnaire.question(ix);
        let mut keywords = vec![question.id.to_string()];
        for refs in &question.refs {
            let scheme = questionnaire.references.get(refs.scheme);
            keywords.extend(
                refs.ids
                    .iter()
                    .map(|id| scheme.map_or_else(|| id.to_string(), |s| s.name_of(id))),
            );
        }
        keywords.extend(question.help.clone());
        keywords.extend(
            self.session
                .answer(ix)
                .and_then(|answer| answer.note.clone()),
        );
        Item {
            group: wording::section_name(questionnaire, question.section),
            label: question.text.clone(),
            remark: self.standing(ix),
            keywords: keywords.join("\n"),
        }
    }

    /// The answer with what it is judged to be.
    fn standing(&self, ix: QuestionIx) -> Cell {
        let scored = self.session.card().question(ix);
        let given = self
            .session
            .answer(ix)
            .and_then(|answer| answer.given.as_ref());
        if self.session.is_open(ix) {
            return Cell::toned("open", Tone::Caution);
        }
        if !is_asked(self.session.card(), ix) {
            return Cell::toned("kept, but does not apply now", Tone::Muted);
        }
        let mut text = match scored.state {
            QuestionState::Disputed => "disputed".to_owned(),
            _ => wording::given(
                self.session.questionnaire(),
                ix,
                given.or(scored.given.as_ref()),
            ),
        };
        let tone = match scored.judgement {
            Some(Judgement::Major) => Tone::Bad,
            Some(Judgement::Minor) => Tone::Caution,
            _ => Tone::Plain,
        };
        if let Some(judgement @ (Judgement::Major | Judgement::Minor | Judgement::Opportunity)) =
            scored.judgement
        {
            text += &format!(", {}", wording::judgement(judgement));
        }
        if scored.scored().is_some_and(|value| value.get() > 0.0) && !scored.evidenced {
            text += ", no evidence";
        }
        Cell::toned(text, tone)
    }
}
