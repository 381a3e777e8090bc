//! Where a roadmap leads in the cautious case, and what becomes of the target, are worked out again.

use super::*;

#[test]
fn the_cautious_floor_is_worked_out_again() {
    // After Q2 q2 is at 0.5, q0 and q3 at 1: with four fifths of that (0.8 + 0.5 + 0.4 + 0.8 + 0.5) ÷ 6 = 0.5.
    let said = |floor: &str, effect: &str| {
        with(&[
            (
                "score: 0.583333333, level: null",
                &format!("score: 0.583333333, cautious_floor: {floor}, level: null"),
            ),
            (
                "certification: null",
                &format!("certification: null\neffect: {effect}"),
            ),
        ])
    };
    sample().expect(&said("0.5", "0.8"), &[]);
    for wrong in ["0.583333333", "0.4", "null"] {
        sample().expect(&said(wrong, "0.8"), &[codes::CAUTIOUS_FLOOR_WRONG]);
    }
    sample().expect(&said("0.5", "0.9"), &[codes::LIMIT_NOT_OF_PLAN]);
    let mut half = sample();
    half.plan.effect = Some(Score::HALF);
    // (0.5 + 0.5 + 0.25 + 0.5 + 0.5) ÷ 6
    half.expect(&said("0.375", "0.5"), &[]);
}

#[test]
fn where_it_leads_in_the_cautious_case_is_worked_out_again() {
    // The floor as above; all but the last requirement is below its target, so that none is a major.
    let said = |figures: &str| {
        with(&[
            (
                "score: 0.583333333, level: null",
                &format!("score: 0.583333333, cautious: {{{figures}}}, level: null"),
            ),
            ("certification: null", "certification: null\neffect: 0.8"),
        ])
    };
    let sound = "floor: 0.5, score: 0.5, level: null, verdict: minor, target: null";
    sample().expect(&said(sound), &[]);
    for (right, wrong, code) in [
        ("floor: 0.5", "floor: 0.6", codes::FLOOR_WRONG),
        ("score: 0.5", "score: 0.6", codes::SCORE_WRONG),
        (
            "verdict: minor",
            "verdict: conforming",
            codes::VERDICT_WRONG,
        ),
        ("target: null", "target: met", codes::TARGET_WRONG),
    ] {
        sample().expect(&said(&sound.replace(right, wrong)), &[code]);
    }
}

#[test]
fn what_becomes_of_the_target_is_judged_again() {
    let said = |word: &str| {
        with(&[(
            "score: 0.583333333, level: null",
            &format!("score: 0.583333333, target: {word}, level: null"),
        )])
    };
    let mut demanding = sample();
    demanding.expect(&said("null"), &[]);
    demanding.target.min_completeness = Some(Score::ONE);
    demanding.expect(&said("met"), &[]);
    demanding.expect(&said("missed"), &[codes::TARGET_WRONG]);
}
