//! Conditions over the profile, in three-valued logic.

use super::ProfileChoice;

/// What a condition is worth with the profile as answered so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// Certainly true.
    True,
    /// Certainly false.
    False,
    /// A profile question that decides it has no answer.
    Unknown,
}

/// A condition over profile questions (`when`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The profile question (its place in the questionnaire) has one of these answers (places in its list).
    Is {
        /// Place of the profile question in the questionnaire.
        profile: usize,
        /// Places of the accepted answers in the profile question's list.
        accepted: Vec<usize>,
    },
    /// All of these hold.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
}

impl Condition {
    /// Evaluates over the profile; what is unanswered is unknown, not false.
    pub fn holds(&self, profile: &[ProfileChoice]) -> Truth {
        match self {
            Self::Is {
                profile: question,
                accepted,
            } => match profile.get(*question).copied().flatten() {
                None => Truth::Unknown,
                Some(answer) if accepted.contains(&answer) => Truth::True,
                Some(_) => Truth::False,
            },
            Self::All(parts) => combine(parts, profile, Truth::False, Truth::True),
            Self::Any(parts) => combine(parts, profile, Truth::True, Truth::False),
            Self::Not(inner) => match inner.holds(profile) {
                Truth::True => Truth::False,
                Truth::False => Truth::True,
                Truth::Unknown => Truth::Unknown,
            },
        }
    }

    /// The places of all profile questions that this condition names.
    pub fn profile_questions(&self) -> Vec<usize> {
        match self {
            Self::Is { profile, .. } => vec![*profile],
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().flat_map(Self::profile_questions).collect()
            }
            Self::Not(inner) => inner.profile_questions(),
        }
    }
}

/// One part worth `decisive` decides; otherwise one unknown part leaves it open.
fn combine(
    parts: &[Condition],
    profile: &[ProfileChoice],
    decisive: Truth,
    neutral: Truth,
) -> Truth {
    let mut result = neutral;
    for part in parts {
        match part.holds(profile) {
            truth if truth == decisive => return decisive,
            Truth::Unknown => result = Truth::Unknown,
            _ => {}
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(profile: usize, accepted: usize) -> Condition {
        Condition::Is {
            profile,
            accepted: vec![accepted],
        }
    }

    #[test]
    fn unanswered_is_unknown_not_false() {
        assert_eq!(is(0, 1).holds(&[None]), Truth::Unknown);
        assert_eq!(
            Condition::Not(Box::new(is(0, 1))).holds(&[None]),
            Truth::Unknown
        );
    }

    #[test]
    fn a_certain_part_decides_over_an_unknown_one() {
        let profile = [None, Some(1)];
        assert_eq!(
            Condition::Any(vec![is(0, 0), is(1, 1)]).holds(&profile),
            Truth::True
        );
        assert_eq!(
            Condition::All(vec![is(0, 0), is(1, 0)]).holds(&profile),
            Truth::False
        );
        assert_eq!(
            Condition::All(vec![is(0, 0), is(1, 1)]).holds(&profile),
            Truth::Unknown
        );
    }
}
