//! Texts that were typed but not entered: kept when a sitting breaks off, and there again in the next.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::model::Id;

/// A text that was typed, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The question it belongs to; `None`: what stands above the answers.
    pub question: Option<Id>,
    /// What was asked for.
    pub label: String,
    /// What was typed so far.
    pub text: String,
}

/// The texts of a sitting that are not entered yet. Clones share them, so that whatever ends the program can keep them.
#[derive(Clone, Debug, Default)]
pub struct Drafts(Arc<Mutex<Vec<Draft>>>);

impl Drafts {
    /// Those of an earlier sitting.
    pub fn new(drafts: Vec<Draft>) -> Self {
        Self(Arc::new(Mutex::new(drafts)))
    }

    /// All of them, the oldest first.
    pub fn all(&self) -> Vec<Draft> {
        self.held().clone()
    }

    fn held(&self) -> MutexGuard<'_, Vec<Draft>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn text(&self, question: Option<&Id>, label: &str) -> Option<String> {
        let held = self.held();
        let draft = held.iter().find(|draft| draft.is_for(question, label));
        draft.map(|draft| draft.text.clone())
    }
}

impl Draft {
    fn is_for(&self, question: Option<&Id>, label: &str) -> bool {
        self.question.as_ref() == question && self.label == label
    }

    /// The text with what it is for.
    pub fn described(&self) -> String {
        let between = if self.label.ends_with('?') { "" } else { ":" };
        format!("{}{between} {}", self.label, self.text)
    }
}

/// Where a field tells what is being typed into it.
#[derive(Clone, Debug)]
pub struct Typing {
    drafts: Drafts,
    question: Option<Id>,
    label: String,
    /// What is kept so far: that again is no draft.
    was: String,
}

impl Typing {
    /// Of a field with this label and value. Nothing is a draft before it is told.
    pub fn new(drafts: &Drafts, question: Option<Id>, label: String, was: &str) -> Self {
        Self {
            drafts: drafts.clone(),
            question,
            label,
            was: was.to_owned(),
        }
    }

    /// What was typed in an earlier sitting.
    pub fn earlier(&self) -> Option<String> {
        self.drafts.text(self.question.as_ref(), &self.label)
    }

    /// Tells what is typed so far.
    pub fn told(&self, text: &str) {
        if text.trim() == self.was.trim() {
            return self.forget();
        }
        let mut held = self.drafts.held();
        let question = self.question.as_ref();
        match held.iter_mut().find(|d| d.is_for(question, &self.label)) {
            Some(draft) => text.clone_into(&mut draft.text),
            None => held.push(Draft {
                question: self.question.clone(),
                label: self.label.clone(),
                text: text.to_owned(),
            }),
        }
    }

    /// It is entered and kept, or not wanted.
    pub fn forget(&self) {
        let question = self.question.as_ref();
        self.drafts
            .held()
            .retain(|draft| !draft.is_for(question, &self.label));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_what_differs_from_what_is_kept_until_it_is_forgotten() {
        let drafts = Drafts::default();
        let note = Typing::new(&drafts, Some(Id::new("inc")), "Note".into(), "Seen");
        note.told("Seen, half");
        note.told("Seen, half a");
        let scope = Typing::new(&drafts, None, "What is the scope?".into(), "");
        scope.told("Host");
        let described: Vec<String> = drafts.all().iter().map(Draft::described).collect();
        assert_eq!(described, ["Note: Seen, half a", "What is the scope? Host"]);
        assert_eq!(note.earlier().as_deref(), Some("Seen, half a"));
        note.told("Seen ");
        scope.forget();
        assert_eq!(drafts.all(), []);
    }
}
