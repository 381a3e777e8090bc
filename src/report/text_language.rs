//! Which stretches of a page are texts of a questionnaire in another language than the fixed sentences, which are English.

use std::collections::BTreeSet;
use std::ops::{Bound, Range};

use crate::model::Questionnaire;

/// The language of the fixed sentences, as a primary subtag of BCP 47.
const OWN: &str = "en";

/// The texts of a questionnaire that is not in English, and their language.
#[derive(Clone, Debug)]
pub struct TextLanguage<'q> {
    tag: &'q str,
    texts: BTreeSet<&'q str>,
}

impl<'q> TextLanguage<'q> {
    /// The texts of a questionnaire; `None` where they are in English, or its language is no tag of BCP 47.
    pub fn of(questionnaire: &'q Questionnaire) -> Option<Self> {
        let tag = questionnaire.language.as_str();
        let primary = tag.split('-').next().unwrap_or_default();
        if !is_tag(tag) || primary.eq_ignore_ascii_case(OWN) {
            return None;
        }
        let mut texts = BTreeSet::new();
        each_text(questionnaire, &mut |text| {
            let lines = text.lines().map(str::trim);
            texts.extend(lines.filter(|line| line.chars().any(char::is_alphabetic)));
        });
        Some(Self { tag, texts })
    }

    /// The language, such as `de-CH`.
    pub fn tag(&self) -> &'q str {
        self.tag
    }

    /// The stretches of a line that are texts of the questionnaire, in order. A text of a single word is only found where
    /// it is all of the line, or all behind its first word: elsewhere it may as well be a word of a sentence.
    pub fn stretches(&self, line: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut from = 0;
        let mut words = 0;
        while let Some(rest) = line.get(from..) {
            let Some(ahead) = rest.find(|sign: char| !sign.is_whitespace()) else {
                break;
            };
            let start = from + ahead;
            let rest = line.get(start..).unwrap_or_default();
            let whole = |text: &str| words <= 1 && text.len() == rest.trim_end().len();
            match self.longest(rest) {
                Some(text) if text.contains(char::is_whitespace) || whole(text) => {
                    found.push(start..start + text.len());
                    from = start + text.len();
                }
                _ => {
                    let word = rest.find(char::is_whitespace).unwrap_or(rest.len());
                    from = start + word;
                }
            }
            words += 1;
        }
        found
    }

    /// The longest text that a line begins with, up to the end of a word.
    fn longest(&self, line: &str) -> Option<&'q str> {
        let mut upper = line;
        loop {
            let range = (Bound::Unbounded, Bound::Included(upper));
            let text = self.texts.range::<str, _>(range).next_back()?;
            let ends_word = |rest: &str| !rest.starts_with(char::is_alphanumeric);
            match line.strip_prefix(text) {
                Some(rest) if ends_word(rest) => return Some(text),
                // A shorter one may end where a word does.
                Some(_) => upper = shorter(text),
                // Every text that the line begins with is among what both have in common.
                None => upper = line.get(..common(text, line))?,
            }
            if upper.is_empty() {
                return None;
            }
        }
    }
}

/// A text without its last sign.
fn shorter(text: &str) -> &str {
    let mut signs = text.chars();
    signs.next_back();
    signs.as_str()
}

/// How many bytes two texts have in common at their beginning.
fn common(one: &str, other: &str) -> usize {
    let pairs = one.char_indices().zip(other.chars());
    let mut same = pairs
        .take_while(|((_, a), b)| a == b)
        .map(|((at, a), _)| at + a.len_utf8());
    same.by_ref().last().unwrap_or(0)
}

/// Whether it has the form of a tag of BCP 47.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let long = |part: &str, least: usize| (least..=8).contains(&part.len());
    long(primary, 2)
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| long(part, 1) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// All texts of a questionnaire that people read.
fn each_text<'q>(questionnaire: &'q Questionnaire, see: &mut impl FnMut(&'q str)) {
    let Questionnaire {
        title,
        about,
        scale,
        profile,
        answer_sets,
        areas,
        sections,
        questions,
        documents,
        initiatives,
        advice,
        ..
    } = questionnaire;
    see(title);
    about.iter().for_each(|text| see(text));
    for level in &scale.levels {
        see(&level.name);
        level.means.iter().for_each(|text| see(text));
    }
    for question in profile {
        see(&question.text);
        question.help.iter().for_each(|text| see(text));
        question
            .answers
            .iter()
            .for_each(|answer| see(&answer.label));
    }
    for option in answer_sets.iter().flat_map(|set| &set.options) {
        see(&option.label);
        option.means.iter().for_each(|text| see(text));
    }
    areas.iter().for_each(|area| see(&area.title));
    for section in sections {
        see(&section.title);
        section.help.iter().for_each(|text| see(text));
    }
    for question in questions {
        see(&question.text);
        let optional = question.help.iter().chain(&question.per);
        let meanings = question.means.iter().flatten();
        let lists = question.ask.iter().chain(&question.evidence);
        optional
            .chain(meanings)
            .chain(lists)
            .for_each(|text| see(text));
    }
    documents.iter().for_each(|document| see(&document.title));
    for initiative in initiatives {
        see(&initiative.title);
        let optional = initiative.deliverable.iter().chain(&initiative.role);
        optional
            .chain(&initiative.closed_when)
            .for_each(|text| see(text));
    }
    for advice in advice {
        see(&advice.title);
        see(&advice.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language<'q>(texts: &[&'q str]) -> TextLanguage<'q> {
        TextLanguage {
            tag: "de",
            texts: texts.iter().copied().collect(),
        }
    }

    #[track_caller]
    fn found<'l>(texts: &[&str], line: &'l str) -> Vec<&'l str> {
        let stretches = language(texts).stretches(line);
        stretches
            .into_iter()
            .map(|stretch| &line[stretch])
            .collect()
    }

    #[test]
    fn the_longest_text_is_found_wherever_a_word_begins() {
        let texts = [
            "Wird alles",
            "Wird alles aufgezeichnet?",
            "Wird allein geprüft?",
            "Ämter und Rollen",
        ];
        assert_eq!(
            found(&texts, "Wird alles aufgezeichnet?"),
            ["Wird alles aufgezeichnet?"]
        );
        assert_eq!(
            found(&texts, "inc-1: Wird alles aufgezeichnet? Today: nothing."),
            ["Wird alles aufgezeichnet?"]
        );
        assert_eq!(found(&texts, "Wird alles andere"), ["Wird alles"]);
        assert!(
            found(&texts, "Wird allesamt").is_empty(),
            "only whole words"
        );
        assert_eq!(
            found(&texts, "Ämter und Rollen and Wird allein geprüft?"),
            ["Ämter und Rollen", "Wird allein geprüft?"]
        );
        assert!(found(&texts, " – ").is_empty());
        assert!(found(&[], "Wird alles").is_empty());
    }

    #[test]
    fn a_single_word_is_only_found_alone_or_behind_an_id() {
        let texts = ["Teams", "Gut"];
        assert_eq!(found(&texts, "Teams"), ["Teams"]);
        assert_eq!(found(&texts, "7.2 Teams"), ["Teams"]);
        assert!(found(&texts, "Ask the Teams").is_empty());
        assert!(found(&texts, "Teams that were asked").is_empty());
    }

    #[test]
    fn only_tags_are_languages_and_english_is_none_of_its_own() {
        for tag in ["de", "de-CH", "zh-Hant-TW", "nds"] {
            assert!(is_tag(tag), "{tag}");
        }
        for none in [
            "",
            "d",
            "de_CH",
            "de-",
            "deutsch-Deutschland",
            "de\" onclick=\"",
        ] {
            assert!(!is_tag(none), "{none}");
        }
    }
}
