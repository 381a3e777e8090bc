//! What must hold of every embedded questionnaire, whoever writes it.

use std::collections::BTreeSet;

use itsm_gap::catalogue;
use itsm_gap::document::{Document, Source};
use itsm_gap::model::{NotApplicableRule, Obligation, QuestionIx, Questionnaire, Score};

/// Each leaf of clauses 4 to 10 with its number of separately tested duties; 8.3.1 only introduces.
const DUTIES: &str = "4.1:2 4.2:2 4.3:4 4.4:1 5.1:12 5.2.1:2 5.2.2:3 5.3:3 6.1.1:1 6.1.2:4 6.1.3:3 6.2.1:5 6.2.2:2 6.3:11 \
                  7.1:2 7.2:3 7.3:2 7.4:4 7.5.1:1 7.5.2:1 7.5.3:4 7.5.4:7 7.6:2 8.1:4 8.2.1:2 8.2.2:5 8.2.3.1:6 \
                  8.2.3.2:2 8.2.4:3 8.2.5:1 8.2.6:11 8.3.2:10 8.3.3:8 8.3.4.1:12 8.3.4.2:3 8.4.1:4 8.4.2:2 8.4.3:5 \
                  8.5.1.1:3 8.5.1.2:4 8.5.1.3:10 8.5.2.1:7 8.5.2.2:3 8.5.2.3:4 8.5.3:12 8.6.1:9 8.6.2:3 8.6.3:9 \
                  8.7.1:6 8.7.2:14 8.7.3.1:4 8.7.3.2:5 8.7.3.3:4 9.1:4 9.2.1:2 9.2.2:5 9.3:14 9.4:5 10.1.1:4 10.1.2:1 \
                  10.2:7";

fn embedded() -> Vec<Questionnaire> {
    let read = |id: &str| {
        let source = Source::new(id, catalogue::find(id).unwrap().text);
        Document::parse(&source)
            .unwrap()
            .to_questionnaire()
            .unwrap()
            .value
    };
    catalogue::ids().map(read).collect()
}

/// Runs a test over every question and lists where it does not hold.
#[track_caller]
fn holds_for_every_question(holds: impl Fn(&Questionnaire, QuestionIx) -> bool) {
    for questionnaire in embedded() {
        let broken: Vec<_> = questionnaire
            .question_places()
            .filter(|ix| !holds(&questionnaire, *ix))
            .map(|ix| questionnaire.question(ix).id.to_string())
            .collect();
        assert!(broken.is_empty(), "{}: {broken:?}", questionnaire.id);
    }
}

#[test]
fn every_question_asks_and_says_why_and_what_shows_it() {
    holds_for_every_question(|q, ix| q.question(ix).text.ends_with('?'));
    holds_for_every_question(|q, ix| q.question(ix).help.is_some());
    holds_for_every_question(|q, ix| q.question(ix).evidence.len() >= 2);
    holds_for_every_question(|q, ix| !q.question(ix).ask.is_empty());
    holds_for_every_question(|q, ix| q.question(ix).area.is_some());
    holds_for_every_question(|q, ix| !q.question(ix).refs.is_empty());
}

#[test]
fn no_text_stands_twice() {
    for questionnaire in embedded() {
        let mut seen = BTreeSet::new();
        for question in &questionnaire.questions {
            assert!(seen.insert(question.text.as_str()), "{}", question.text);
            for means in question.means.iter().flatten() {
                assert!(seen.insert(means), "{}: {means}", question.id);
            }
        }
    }
}

#[test]
fn every_question_can_be_lifted_to_its_best_answer() {
    holds_for_every_question(|q, ix| {
        let best = q
            .options(ix)
            .iter()
            .filter_map(|o| o.score)
            .map(Score::new)
            .max();
        let closes = q.initiatives.iter().flat_map(|i| &i.closes);
        closes
            .filter(|c| c.question == ix)
            .any(|c| q.options(ix)[c.to].score.map(Score::new) == best)
    });
}

#[test]
fn every_initiative_has_a_result_an_end_and_somebody_who_leads_it() {
    for questionnaire in embedded() {
        for initiative in &questionnaire.initiatives {
            let id = &initiative.id;
            assert!(
                initiative.deliverable.is_some() && initiative.closed_when.is_some(),
                "{id}"
            );
            assert!(initiative.role.is_some(), "{id}");
            assert!(!initiative.closes.is_empty(), "{id} closes nothing");
            assert!(initiative.effort.days(None) > 0.0, "{id} costs nothing");
        }
    }
}

#[test]
fn every_clause_that_demands_something_is_asked_about() {
    let duties = DUTIES;
    let all = embedded();
    let iso = all.iter().find(|q| q.id.as_str() == "iso20000").unwrap();
    for (leaf, number) in duties
        .split_whitespace()
        .filter_map(|entry| entry.split_once(':'))
    {
        let section = iso
            .find_section(leaf)
            .unwrap_or_else(|| panic!("no section {leaf}"));
        let asked = iso.section(section).questions.len();
        assert_eq!(asked.to_string(), number, "{leaf}");
    }
    assert!(
        iso.questions
            .iter()
            .all(|q| q.obligation == Obligation::Shall)
    );
    let linked: BTreeSet<usize> = iso
        .questions
        .iter()
        .flat_map(|q| q.documents.clone())
        .collect();
    let unlinked: Vec<_> = (0..iso.documents.len())
        .filter(|place| !linked.contains(place))
        .map(|place| iso.documents[place].id.to_string())
        .collect();
    assert_eq!(
        unlinked,
        ["RD07", "RD09", "RD10"],
        "catch-alls are for information"
    );
}

/// A question that merely uses a document must not make it missing: it stands for documents of its own clause only.
#[test]
fn a_question_stands_for_documents_of_its_own_clause() {
    let elsewhere = [
        ("8.3.4.1-8", "RD66"),
        ("8.3.4.2-2", "RD66"), // what was found about suppliers is control over other parties, 8.2.3.2
    ];
    let all = embedded();
    let iso = all.iter().find(|q| q.id.as_str() == "iso20000").unwrap();
    let group = |clause: &str| clause.split('.').take(2).collect::<Vec<_>>().join(".");
    let mut broken = Vec::new();
    for question in &iso.questions {
        for place in &question.documents {
            let document = &iso.documents[*place];
            let pair = (question.id.as_str(), document.id.as_str());
            let clause = document.refs[0].ids[0].as_str();
            if group(pair.0.split('-').next().unwrap()) != group(clause)
                && !elsewhere.contains(&pair)
            {
                broken.push(format!("{} {}", pair.0, pair.1));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:?}");
}

#[test]
fn the_profile_alone_decides_which_requirements_apply() {
    for questionnaire in embedded() {
        for question in &questionnaire.questions {
            let may_be_refused = question.na == NotApplicableRule::Reason;
            assert!(
                question.obligation != Obligation::Shall || !may_be_refused,
                "{}",
                question.id
            );
        }
    }
}

#[test]
fn every_critical_requirement_says_what_its_absence_looks_like() {
    holds_for_every_question(|q, ix| {
        let question = q.question(ix);
        let worst = q.options(ix).iter().position(|o| o.score == Some(0.0));
        let means = worst.and_then(|place| question.means.get(place)?.as_ref());
        !question.critical || means.is_some()
    });
}

/// Clause 8.2.3.1 bars a scope in which others do it all; no register mends that.
#[test]
fn a_scope_without_an_own_share_is_not_closed_by_a_register() {
    let all = embedded();
    let iso = all.iter().find(|q| q.id.as_str() == "iso20000").unwrap();
    let closing: Vec<_> = iso
        .initiatives
        .iter()
        .filter(|i| {
            let mut closes = i.closes.iter();
            closes.any(|c| iso.question(c.question).id.as_str() == "8.2.3.1-3")
        })
        .map(|i| i.id.as_str())
        .collect();
    assert_eq!(closing, ["keep-own-share"]);
}

#[test]
fn stage_one_looks_at_internal_audit_and_management_review_as_held() {
    let questionnaires = embedded();
    let iso = questionnaires.iter().find(|q| q.id.as_str() == "iso20000");
    let iso = iso.unwrap();
    for id in ["9.2.1-1", "9.2.2-5", "9.3-1", "9.3-14"] {
        let question = iso.question(iso.find_question(id).unwrap());
        assert!(question.in_stage1(), "{id}");
    }
}

#[test]
fn every_practice_has_a_ladder_of_five_levels_and_its_old_names() {
    let all = embedded();
    let itil = all.iter().find(|q| q.id.as_str() == "itil4").unwrap();
    let practices: Vec<_> = itil
        .section_places()
        .filter(|s| !itil.section(*s).questions.is_empty())
        .collect();
    assert_eq!(practices.len(), 34);
    for practice in practices {
        let levels: Vec<_> = itil
            .section(practice)
            .questions
            .iter()
            .map(|q| itil.question(*q).level.unwrap().get())
            .collect();
        assert_eq!(
            levels,
            [1, 1, 2, 2, 3, 3, 4, 5],
            "{}",
            itil.section(practice).id
        );
    }
    let old = itil
        .references
        .iter()
        .find(|r| r.id.as_str() == "itil3")
        .unwrap();
    assert_eq!(
        old.titles.len(),
        30,
        "26 processes and 4 functions of ITIL v3"
    );
}

#[test]
fn nothing_in_an_embedded_questionnaire_deserves_a_second_look() {
    for id in catalogue::ids() {
        let source = Source::new(id, catalogue::find(id).unwrap().text);
        let document = Document::parse(&source).unwrap();
        let questionnaire = document.to_questionnaire().unwrap().value;
        assert_eq!(document.lint(&questionnaire), []);
    }
}

#[test]
fn every_reference_is_a_clause_or_practice_that_exists() {
    let leaves: BTreeSet<&str> = DUTIES
        .split_whitespace()
        .filter_map(|entry| entry.split(':').next())
        .collect();
    let all = embedded();
    let itil = all.iter().find(|q| q.id.as_str() == "itil4").unwrap();
    let practices: BTreeSet<&str> = itil
        .sections
        .iter()
        .filter(|s| !s.questions.is_empty())
        .map(|s| s.id.as_str())
        .collect();
    for questionnaire in &all {
        for question in &questionnaire.questions {
            for refs in &question.refs {
                let known = match questionnaire.references[refs.scheme].id.as_str() {
                    "iso20000" => &leaves,
                    "itil4" => &practices,
                    _ => continue,
                };
                for id in &refs.ids {
                    assert!(known.contains(id.as_str()), "{}: {id}", question.id);
                }
            }
        }
    }
}

/// From little in place a certification takes 80 to 150 person-days in a small organisation, 150 to 350 in one of medium
/// size, 350 to 800 in a large one: experience, not a promise. What only some have to do, work taken back, stays out.
#[test]
fn a_certification_takes_as_much_work_as_experience_says() {
    let all = embedded();
    let iso = all.iter().find(|q| q.id.as_str() == "iso20000").unwrap();
    let choice = |id: &str, answer: &str| {
        let place = iso
            .profile
            .iter()
            .position(|asked| asked.id.as_str() == id)
            .unwrap();
        let answers = &iso.profile[place].answers;
        let answer = answers.iter().position(|one| one.id.as_str() == answer);
        (place, answer.unwrap())
    };
    for (size, services, from, to) in [
        ("small", "up-to-10", 80.0, 150.0),
        ("medium", "up-to-50", 150.0, 350.0),
        ("large", "up-to-50", 350.0, 800.0),
    ] {
        let mut profile = vec![None; iso.profile.len()];
        for (place, answer) in [
            choice("size", size),
            choice("services", services),
            choice("sites", "one"),
            choice("iso27001", "none"),
        ] {
            profile[place] = Some(answer);
        }
        let size = iso.size_question().and_then(|place| profile[place]);
        let days = iso
            .initiatives
            .iter()
            .filter(|initiative| initiative.id.as_str() != "keep-own-share")
            .map(|initiative| initiative.discounted_days(size, &profile).ceil());
        let days: f64 = days.sum();
        assert!(
            (from..=to).contains(&days),
            "{days} person-days for {services}"
        );
    }
}
