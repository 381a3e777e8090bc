//! Named exit codes, for scripts and CI.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Exit {
    /// Done; a target that was asked for is met.
    #[default]
    Done,
    /// The target, or the date wanted, is missed.
    Missed,
    /// The input or the usage is invalid.
    Invalid,
    /// Too much is unanswered to say.
    Undecided,
    /// A file could not be read or written.
    Unreadable,
    /// Interrupted by a person.
    Interrupted,
}

impl Exit {
    /// All codes, the one that counts most first.
    pub const ALL: [Self; 6] = [
        Self::Interrupted,
        Self::Unreadable,
        Self::Invalid,
        Self::Missed,
        Self::Undecided,
        Self::Done,
    ];

    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Missed => 1,
            Self::Invalid => 2,
            Self::Undecided => 3,
            Self::Unreadable => 4,
            Self::Interrupted => 130,
        }
    }

    /// Of two results, the one that counts: what makes the other unreliable comes first.
    pub fn worst(self, other: Self) -> Self {
        Self::ALL
            .into_iter()
            .find(|exit| *exit == self || *exit == other)
            .unwrap_or(self)
    }
}

/// The one that counts of several; of none, [`Exit::Done`].
impl FromIterator<Exit> for Exit {
    fn from_iter<I: IntoIterator<Item = Exit>>(exits: I) -> Self {
        exits.into_iter().fold(Self::Done, Self::worst)
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_the_first_of_4_2_1_3_0_counts() {
        assert_eq!(Exit::ALL.map(Exit::code), [130, 4, 2, 1, 3, 0]);
        assert_eq!(Exit::Undecided.worst(Exit::Missed), Exit::Missed);
        let several = [Exit::Done, Exit::Missed, Exit::Unreadable, Exit::Invalid];
        assert_eq!(several.into_iter().collect::<Exit>(), Exit::Unreadable);
    }

    #[test]
    fn the_order_of_results_is_irrelevant() {
        for one in Exit::ALL {
            assert_eq!(one.worst(Exit::Done), one);
            for other in Exit::ALL {
                assert_eq!(one.worst(other), other.worst(one));
            }
        }
    }

    #[test]
    fn nothing_done_is_done() {
        assert_eq!(std::iter::empty().collect::<Exit>(), Exit::Done);
    }
}
