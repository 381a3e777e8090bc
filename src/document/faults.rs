//! Gathers the faults of a file while it is read, so that all are reported at once.

use std::cell::{Cell, RefCell};

use super::checked::{Checked, Read};
use super::codes;
use super::diagnostic::{Diagnostic, Severity, Span};

/// How many errors, and how many warnings, are kept of one file.
const KEPT: usize = 500;

/// The faults found so far. Shared by all who read parts of the same file.
#[derive(Default)]
pub(super) struct Faults {
    errors: Kept,
    warnings: Kept,
}

#[derive(Default)]
struct Kept {
    list: RefCell<Vec<Diagnostic>>,
    more: Cell<usize>,
}

impl Kept {
    fn push(&self, diagnostic: Diagnostic) {
        let mut list = self.list.borrow_mut();
        if list.len() < KEPT {
            list.push(diagnostic);
        } else {
            self.more.set(self.more.get() + 1);
        }
    }

    /// Says how many were not kept, if any.
    fn note(&self, what: &str) -> Option<Diagnostic> {
        let (more @ 1.., Some(last)) = (self.more.get(), self.list.borrow().last().cloned()) else {
            return None;
        };
        let message = format!("{more} more {what} in this file are not listed");
        Some(Diagnostic {
            severity: last.severity,
            ..Diagnostic::error(codes::MORE_FAULTS, last.span, message)
        })
    }
}

impl Faults {
    /// Begins with faults that were found before.
    pub(super) fn starting_with(diagnostics: &[Diagnostic]) -> Self {
        let faults = Self::default();
        for diagnostic in diagnostics {
            faults.push(diagnostic.clone());
        }
        faults
    }

    /// Adds a fault.
    pub(super) fn push(&self, diagnostic: Diagnostic) {
        match diagnostic.severity {
            Severity::Error => self.errors.push(diagnostic),
            Severity::Warning => self.warnings.push(diagnostic),
        }
    }

    /// Adds an error for which the message says all.
    pub(super) fn error(&self, code: &'static str, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::error(code, span, message));
    }

    /// Adds an error that takes time to make. Once enough are kept, it is only counted.
    pub(super) fn push_with(&self, make: impl FnOnce() -> Diagnostic) {
        if self.errors.list.borrow().len() < KEPT {
            self.push(make());
        } else {
            self.errors.more.set(self.errors.more.get() + 1);
        }
    }

    /// Whether there is an error.
    pub(super) fn any_error(&self) -> bool {
        !self.errors.list.borrow().is_empty()
    }

    /// All faults, in the order of the file.
    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
        let notes = [self.errors.note("errors"), self.warnings.note("warnings")];
        let mut all = self.errors.list.into_inner();
        all.extend(self.warnings.list.into_inner());
        all.sort_by_key(|fault| fault.span);
        all.extend(notes.into_iter().flatten());
        all
    }

    /// The value with its warnings if there is no error, otherwise all faults.
    pub(super) fn finish<T>(self, value: Option<T>) -> Checked<T> {
        match value {
            Some(value) if !self.any_error() => Ok(Read {
                value,
                warnings: self.into_diagnostics(),
            }),
            _ => Err(self.into_diagnostics()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_exceeds_the_limit_is_counted() {
        let faults = Faults::default();
        for at in (0..KEPT + 7).rev() {
            faults.error(codes::UNKNOWN_KEY, Span::new(at, at + 1), "x");
        }
        let all = faults.into_diagnostics();
        assert_eq!(all.len(), KEPT + 1);
        assert!(all[0].span < all[1].span, "in the order of the file");
        assert_eq!(
            all[KEPT].message,
            "7 more errors in this file are not listed"
        );
    }

    #[test]
    fn warnings_never_crowd_out_an_error() {
        let faults = Faults::default();
        for _ in 0..KEPT + 1 {
            faults.push(Diagnostic::warning(
                codes::UNMATCHED_ANSWER,
                Span::default(),
                "x",
            ));
        }
        assert!(!faults.any_error());
        faults.error(codes::UNKNOWN_KEY, Span::default(), "y");
        assert!(faults.finish(Some(())).is_err());
    }
}
