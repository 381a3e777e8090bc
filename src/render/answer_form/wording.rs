//! All fixed sentences of a form in one place for other languages.

use crate::model::{Condition, EvidenceKind, QuestionIx, Questionnaire};
use crate::render::escape;
use crate::report::wording;

pub(super) const FRONT_SHEET: &str = "Instructions";
pub(super) const PROFILE_SHEET: &str = "The organisation";
pub(super) const NO_AREA: &str = "Other questions";

pub(super) const DROP_DOWN_TITLE: &str = "Please choose from the list";
pub(super) const DROP_DOWN_ERROR: &str = "Open the list with the arrow beside the cell. What else there is to say belongs into the note.";
pub(super) const DAY_TITLE: &str = "Please give a day";
pub(super) const DAY_ERROR: &str = "Write year, month and day, as 2026-10-31.";
pub(super) const KIND_TITLE: &str = "What shows it?";
pub(super) const KIND_MESSAGE: &str = "Document: laid down, such as a policy or plan. Record: the trace of something done, \
    with its day. Observation: seen by somebody. Interview: told by somebody.";
pub(super) const PLACE_TITLE: &str = "Where is it found?";
pub(super) const PLACE_MESSAGE: &str = "A title, number, link or place. For several pieces a line each (Alt-Enter), with kind \
    and day if they differ: Record: Ticket export (2026-10-31)";
pub(super) const REASON_TITLE: &str = "Only if not applicable";
pub(super) const REASON_MESSAGE: &str = "Say here why the question does not apply to you.";

pub(super) const SHEET_HINT: &str =
    "Choose an answer in each yellow cell; what else you know goes to the right of it.";
pub(super) const PROFILE_HINT: &str =
    "What you choose here decides which questions apply; it is not judged.";
pub(super) const PROFILE_ANSWERS: &str = "The answers";
pub(super) const STEPS_TITLE: &str = "How to fill it in";
pub(super) const PROGRESS_TITLE: &str = "How far you are";
pub(super) const COLOURS_TITLE: &str = "What the colours say";

pub(super) const COLOURS: [(&str, &str); 4] = [
    ("Yellow", "an answer is wanted here"),
    ("Green", "answered"),
    ("Cream", "you may add something here"),
    (
        "Orange",
        "something is missing: a reason, the kind of evidence, or the day of a record",
    ),
];

/// What to do, step by step.
pub(super) fn steps(several: bool) -> Vec<String> {
    let sheets = match several {
        true => "Go through the sheets, whose names are at the bottom of the window.",
        false => "Go to the next sheet, whose name is at the bottom of the window.",
    };
    vec![
        "Write your name into the yellow cell above.".to_owned(),
        format!(
            "{sheets} Each row is a question. Beside it stands what each answer means for this question; choose yours from \
             the list in the yellow cell “Your answer”."
        ),
        "Answer what holds today, not what is planned. Between two answers choose the lower one, and say why in the note."
            .to_owned(),
        "Choose “I don't know” if you should know but do not: that helps more than a guess. Leave a cell empty if somebody \
         else is to answer it."
            .to_owned(),
        "If something shows that your answer is right, name its kind, where it is found, and its day: a document lays \
         something down, a record is the trace of something done, an observation is what somebody has seen, an interview \
         what somebody has told. For more than one piece begin a new line in “where it is found” (Alt-Enter) for each, \
         and name kind and day there where they differ from those beside it, such as “Record: Ticket export (2026-10-31)”."
            .to_owned(),
        "“Not applicable” is offered only where a question may not apply, and needs a reason.".to_owned(),
        "Save the file as it is (.xlsx) and send it back. Nothing is lost if you stop: save, and go on later.".to_owned(),
    ]
}

/// What the protection is for.
pub(super) const PROTECTION: &str = "The sheets are protected against slips, without a password; the cells to fill in are \
    open. You may widen rows and columns. Please add or delete no rows, columns or sheets, and use no formulas.";

/// What stands before the name of the organisation, the scope and the roles that are asked.
pub(super) const ORGANISATION: &str = "Organisation";
pub(super) const SCOPE: &str = "Scope";
pub(super) const ROLES: &str = "For";

/// How many questions the form asks, and how long that takes.
pub(super) fn extent(questionnaire: &Questionnaire, asked: usize) -> String {
    let questions = wording::count(asked, "question", "questions");
    let all = questionnaire.questions.len();
    let minutes = questionnaire.minutes.filter(|_| all > 0);
    let share = minutes.map(|minutes| {
        let share = u64::from(minutes) * asked as u64 / all.max(1) as u64;
        u32::try_from(share.max(5)).unwrap_or(minutes)
    });
    format!("{questions}{}", wording::takes(share))
}

/// The formula that counts the answers of a column, and what it shows before anybody answered.
pub(super) fn progress(range: &str, of: usize) -> (String, String) {
    (
        format!("=COUNTA({range})&\" of {of} answered\""),
        format!("0 of {of} answered"),
    )
}

/// Title of the footer: page and pages, as spreadsheets write it.
pub(super) fn footer(title: &str) -> String {
    let title: String = plain(title).replace('&', "&&").chars().take(150).collect();
    format!("&L&9{title}&C&9&A&R&9&P / &N")
}

/// Lines that help with a question: each a title and a text.
pub(super) fn help(questionnaire: &Questionnaire, ix: QuestionIx) -> Vec<(&'static str, String)> {
    let question = questionnaire.question(ix);
    let mut lines = Vec::new();
    if let Some(help) = &question.help {
        lines.push(("", help.clone()));
    }
    let above = questionnaire.ancestry(question.section).collect::<Vec<_>>();
    let above = above
        .into_iter()
        .rev()
        .filter_map(|ix| questionnaire.section(ix).when.as_ref());
    for when in above.chain(&question.when) {
        lines.push(("Only if: ", condition(questionnaire, when)));
    }
    if !question.ask.is_empty() {
        lines.push(("Who knows: ", wording::listed(&question.ask)));
    }
    if !question.evidence.is_empty() {
        lines.push(("What could show it: ", question.evidence.join("; ")));
    }
    lines
}

/// A condition by the answers about the organisation that fulfil it, as people read them.
fn condition(questionnaire: &Questionnaire, when: &Condition) -> String {
    let several = |parts: &[Condition], between: &str| {
        let parts = parts.iter().map(|part| condition(questionnaire, part));
        parts.collect::<Vec<_>>().join(between)
    };
    match when {
        Condition::Is { profile, accepted } => {
            let answers = questionnaire
                .profile
                .get(*profile)
                .map_or(&[][..], |question| &question.answers);
            let labels = accepted.iter().filter_map(|place| answers.get(*place));
            let labels: Vec<String> = labels.map(|answer| format!("“{}”", answer.label)).collect();
            labels.join(" or ")
        }
        Condition::All(parts) => several(parts, ", and "),
        Condition::Any(parts) => several(parts, ", or "),
        Condition::Not(inner) => format!("not {}", condition(questionnaire, inner)),
    }
}

/// What an answer means for a question, behind its label.
pub(super) fn meaning(label: &str, means: Option<&str>) -> (String, String) {
    match means {
        Some(means) if means != label => (format!("{label}: "), means.to_owned()),
        _ => (label.to_owned(), String::new()),
    }
}

/// With this the answer begins that needs a reason, also where two answers had to be told apart.
pub(super) const NOT_APPLICABLE_BEGINS: &str = "Not applicable";
/// The kind of evidence that needs a day.
pub(super) const RECORD: &str = "Record";

/// The kinds of evidence, as they are offered.
pub(super) fn kinds() -> Vec<(String, String)> {
    use EvidenceKind::{Document, Interview, Observation, Record};
    let kinds = [Document, Record, Observation, Interview].map(wording::evidence_kind);
    let label = |word: &str| {
        let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
        first.to_uppercase() + rest
    };
    kinds
        .into_iter()
        .map(|word| (label(word), word.to_owned()))
        .collect()
}

/// Text for a cell: what could steer or hide is made visible, and no more of it than a cell takes.
pub(super) fn plain(text: &str) -> String {
    /// A cell takes 32,767; several texts may share one.
    const LONGEST: usize = 4_000;
    let safe = escape::code(text.trim());
    match safe.char_indices().nth(LONGEST) {
        Some((at, _)) => safe.split_at(at).0.to_owned() + "…",
        None => safe,
    }
}

/// As [`plain`], with the blank at its end.
pub(super) fn plain_line(text: &str) -> String {
    match text.ends_with(' ') {
        true => plain(text) + " ",
        false => plain(text),
    }
}
