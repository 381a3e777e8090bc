//! A check as JUnit XML, as Jenkins, GitLab and others read it.

use std::fmt::Write as _;

use super::escape::xml;
use crate::report::{CaseOutcome, CheckCase, CheckSuite};

/// How many cases failed, could not be made, and were passed over.
#[derive(Clone, Copy, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Counts {
    fn of(cases: &[CheckCase]) -> Self {
        cases.iter().fold(Self::default(), |mut counts, case| {
            counts.tests += 1;
            match case.outcome {
                CaseOutcome::Passed(_) => {}
                CaseOutcome::Failed(..) => counts.failures += 1,
                CaseOutcome::Broken(..) => counts.errors += 1,
                CaseOutcome::Skipped(_) => counts.skipped += 1,
            }
            counts
        })
    }

    fn and(self, other: Self) -> Self {
        Self {
            tests: self.tests + other.tests,
            failures: self.failures + other.failures,
            errors: self.errors + other.errors,
            skipped: self.skipped + other.skipped,
        }
    }
}

/// Draws the tests of all files: one suite a file.
pub fn draw(suites: &[CheckSuite]) -> String {
    let each = suites.iter().map(|suite| Counts::of(&suite.cases));
    let all = each.fold(Counts::default(), Counts::and);
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"itsm-gap\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
        all.tests, all.failures, all.errors
    );
    for suite in suites {
        draw_suite(&mut text, suite);
    }
    text += "</testsuites>\n";
    text
}

// Writing to a string cannot fail, so its results are let go throughout.
fn draw_suite(text: &mut String, suite: &CheckSuite) {
    let counts = Counts::of(&suite.cases);
    let file = xml(&suite.file);
    let _ = writeln!(
        text,
        "  <testsuite name=\"{file}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" file=\"{file}\">",
        counts.tests, counts.failures, counts.errors, counts.skipped
    );
    if !suite.facts.is_empty() {
        *text += "    <properties>\n";
        for (name, value) in &suite.facts {
            let value = xml(value);
            let _ = writeln!(text, "      <property name=\"{name}\" value=\"{value}\"/>");
        }
        *text += "    </properties>\n";
    }
    for case in &suite.cases {
        draw_case(text, &suite.file, case);
    }
    *text += "  </testsuite>\n";
}

fn draw_case(text: &mut String, file: &str, case: &CheckCase) {
    // Jenkins takes what is before the last full stop for a package: the file is one, its parts are its classes.
    let class = format!(
        "{}.{}",
        file.replace('.', "_"),
        case.group.replace('.', "_")
    );
    let _ = write!(
        text,
        "    <testcase classname=\"{}\" name=\"{}\"",
        xml(&class),
        xml(&case.name)
    );
    match &case.outcome {
        CaseOutcome::Passed(None) => *text += "/>\n",
        CaseOutcome::Passed(Some(remark)) => {
            let remark = xml(remark);
            let _ = writeln!(
                text,
                ">\n      <system-out>{remark}</system-out>\n    </testcase>"
            );
        }
        CaseOutcome::Skipped(why) => {
            let why = xml(why);
            let _ = writeln!(
                text,
                ">\n      <skipped message=\"{why}\"/>\n    </testcase>"
            );
        }
        CaseOutcome::Failed(kind, title, message) => {
            *text += &unmet("failure", kind, title, message);
        }
        CaseOutcome::Broken(kind, title, message) => {
            *text += &unmet("error", kind, title, message);
        }
    }
}

fn unmet(element: &str, kind: &str, title: &str, message: &str) -> String {
    format!(
        ">\n      <{element} type=\"{}\" message=\"{}\">{}</{element}>\n    </testcase>\n",
        xml(kind),
        xml(title),
        xml(message)
    )
}
