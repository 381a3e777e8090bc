//! Random instances as the text of files.

use std::fmt::Write as _;

use super::instance::{Initiative, Instance, Question, SECTIONS, SETS, SIZES, Said, Stands};

/// A number from its hundredths.
fn hundredths(number: i64) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

impl Instance {
    /// The questionnaire, with its initiatives in this order.
    pub(super) fn questionnaire(&self, order: &[usize]) -> String {
        let mut text = "format: 1\nid: random\nversion: \"1\"\ntitle: Random questions\nlanguage: en\n\
            source: {name: Nobody, edition: \"1\"}\n\
            scale: {max: 5, levels: [{at: 0, name: Nothing}, {at: 5, name: Everything}]}\n\
            profile:\n\
            - {id: size, text: How many?, answers: [{id: small, label: Few}, {id: medium, label: Some}, {id: large, label: Many}]}\n\
            - {id: partners, existence: true, text: Partners?, answers: [{id: \"yes\", label: Yes}, {id: \"no\", label: No}]}\n\
            areas: [{id: inner, title: Inner}, {id: outer, title: Outer}]\n\
            answer_sets:\n"
            .to_owned();
        for (set, scores) in SETS.iter().enumerate() {
            let options = scores.iter().enumerate();
            let options: Vec<String> = options
                .map(|(place, score)| {
                    format!("{{id: o{place}, label: Answer {place}, score: {score}}}")
                })
                .collect();
            writeln!(text, "  set{set}: [{}]", options.join(", ")).unwrap();
        }
        text += "sections:\n";
        for (section, id) in SECTIONS.iter().enumerate() {
            let indent = if *id == "c" { "    " } else { "" };
            let when = if *id == "d" {
                ", when: {partners: [\"yes\"]}"
            } else {
                ""
            };
            let area = if section % 2 == 0 { "inner" } else { "outer" };
            let asked = self.questions.iter().enumerate();
            let asked: Vec<String> = asked
                .filter(|(_, question)| question.section == section)
                .map(|(place, question)| question.text(place))
                .collect();
            if *id == "c" {
                text += "  sections:\n";
            }
            let lead = format!(
                "{indent}- id: {id}\n{indent}  title: Section {id}\n{indent}  area: {area}\n"
            );
            text += &lead;
            if !when.is_empty() {
                text += "  when: {partners: [\"yes\"]}\n";
            }
            writeln!(text, "{indent}  questions: [{}]", asked.join(", ")).unwrap();
        }
        let own = order
            .iter()
            .filter(|place| self.initiatives[**place].stands != Stands::Plan);
        let own: Vec<String> = own
            .map(|place| match self.initiatives[*place].stands {
                Stands::Replaced => self.replaced(*place),
                _ => self.initiative(&self.initiatives[*place]),
            })
            .collect();
        list(&mut text, "initiatives", &own);
        text
    }

    /// What the plan puts another one in place of.
    fn replaced(&self, place: usize) -> String {
        let before = Initiative {
            closes: Vec::new(),
            days: [99; 3],
            upkeep: 900,
            ..self.initiatives[place].clone()
        };
        self.initiative(&before)
    }

    pub(super) fn assessment(&self) -> String {
        let mut text = "format: 1\nquestionnaire: random\ndate: 2026-11-22\n".to_owned();
        let size = self.size.map(|size| format!("size: {}", SIZES[size]));
        let partners = self.partners.map(|partners| match partners {
            true => "partners: \"yes\"".to_owned(),
            false => "partners: \"no\"".to_owned(),
        });
        let profile: Vec<String> = size.into_iter().chain(partners).collect();
        writeln!(text, "profile: {{{}}}\nanswers:", profile.join(", ")).unwrap();
        for (place, question) in self.questions.iter().enumerate() {
            let last = SETS[question.set].len() - 1;
            let said = match question.said {
                Said::Nothing => continue,
                Said::Unknown => "unknown".to_owned(),
                Said::NotApplicable => "{answer: na, reason: Nothing of that}".to_owned(),
                Said::Disputed => {
                    format!("{{responses: [{{by: A, answer: o0}}, {{by: B, answer: o{last}}}]}}")
                }
                Said::Answer(answer) => format!("o{answer}"),
                Said::Sampled(answer, ok) => {
                    format!("{{answer: o{answer}, sample: {{of: 4, checked: 4, ok: {ok}}}}}")
                }
            };
            writeln!(text, "  q{place}: {said}").unwrap();
        }
        text
    }

    /// The plan, with its own initiatives in this order.
    pub(super) fn plan(&self, order: &[usize]) -> String {
        let wishes = &self.wishes;
        let mut text = "format: 1\n".to_owned();
        let mut add = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                writeln!(text, "{key}: {value}").unwrap();
            }
        };
        let spread = |amounts: &Vec<i64>| match amounts.as_slice() {
            [one] => hundredths(*one),
            several => {
                let all: Vec<String> = several.iter().copied().map(hundredths).collect();
                format!("[{}]", all.join(", "))
            }
        };
        let id = |place: &usize| self.initiatives[*place].id.clone();
        let map = |entries: Vec<String>| format!("{{{}}}", entries.join(", "));
        add("start", wishes.start.map(|start| start.to_string()));
        add("years", wishes.years.map(|years| years.to_string()));
        add("capacity", wishes.capacity.as_ref().map(spread));
        add("budget", wishes.budget.as_ref().map(spread));
        add("parallel", wishes.parallel.map(|n| n.to_string()));
        add("parallel_per_role", wishes.per_role.map(|n| n.to_string()));
        add(
            "certification",
            wishes.certification.map(|month| month.to_string()),
        );
        let importance = wishes.importance.iter();
        let importance = importance.map(|(section, tenths)| {
            format!("{}: {}.{}", SECTIONS[*section], tenths / 10, tenths % 10)
        });
        add("importance", Some(map(importance.collect())));
        let pins = wishes
            .pins
            .iter()
            .map(|(place, at)| format!("{}: {at}", id(place)));
        add("pins", Some(map(pins.collect())));
        let started = wishes
            .started
            .iter()
            .map(|(place, at)| format!("{}: {at}", id(place)));
        add("started", Some(map(started.collect())));
        let done: Vec<String> = wishes.done.iter().map(id).collect();
        add("done", Some(format!("[{}]", done.join(", "))));
        let exclude = wishes
            .exclude
            .iter()
            .map(|place| format!("{}: Not now", id(place)));
        add("exclude", Some(map(exclude.collect())));
        add("target", wishes.target.map(str::to_owned));
        let own = order
            .iter()
            .filter(|place| self.initiatives[**place].stands != Stands::Questionnaire);
        let own: Vec<String> = own
            .map(|place| self.initiative(&self.initiatives[*place]))
            .collect();
        list(&mut text, "initiatives", &own);
        text
    }

    fn initiative(&self, one: &Initiative) -> String {
        let closes: Vec<String> = one
            .closes
            .iter()
            .map(|(question, to)| format!("{{question: q{question}, to: o{to}}}"))
            .collect();
        let [small, medium, large] = one.days;
        let effort = match one.fixed_days {
            true => medium.to_string(),
            false => format!("{{small: {small}, medium: {medium}, large: {large}}}"),
        };
        let after: Vec<&str> = one
            .after
            .iter()
            .map(|before| &*self.initiatives[*before].id)
            .collect();
        let mut text = format!(
            "{{id: {}, title: Do {}, closes: [{}], effort: {effort}, cost: {}, quarters: {}, run_in: {}, upkeep: {}, after: [{}]",
            one.id,
            one.id,
            closes.join(", "),
            one.cost,
            one.quarters,
            one.run_in,
            hundredths(one.upkeep),
            after.join(", ")
        );
        if let Some(tenths) = one.discount {
            write!(
                text,
                ", discount: [{{when: {{partners: [\"yes\"]}}, times: 0.{tenths}}}]"
            )
            .unwrap();
        }
        if let Some(role) = one.role {
            write!(text, ", role: {role}").unwrap();
        }
        text + "}"
    }
}

impl Question {
    fn text(&self, place: usize) -> String {
        let mut text = format!(
            "{{id: q{place}, text: Is it so?, answers: set{}, risk: {}, weight: {}.{}",
            self.set,
            self.risk,
            self.weight / 10,
            self.weight % 10
        );
        if self.shall {
            text += ", obligation: shall";
            // Only what may fall away may say so.
            text += if SECTIONS[self.section] == "d" {
                ", na: reason"
            } else {
                ""
            };
        }
        if self.critical {
            text += ", critical: true";
        }
        if let Some(due) = self.due {
            write!(text, ", due: {due}").unwrap();
        }
        text + "}"
    }
}

fn list(text: &mut String, key: &str, items: &[String]) {
    writeln!(text, "{key}:{}", if items.is_empty() { " []" } else { "" }).unwrap();
    for item in items {
        writeln!(text, "  - {item}").unwrap();
    }
}
