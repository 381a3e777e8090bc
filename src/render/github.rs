//! A check as workflow commands of GitHub: marks beside lines, then the whole answer in a group of the log.

use super::escape::{terminal, workflow_data, workflow_property};
use crate::report::{CheckResult, Severity};

/// So many marks of a severity a step may leave; GitHub drops what comes after.
const MARKS: usize = 10;

/// Draws the marks, what is most telling first, and the answer for people, which is a page drawn for a log.
pub fn draw(results: &[CheckResult], answer: &str) -> String {
    let mut text = String::new();
    let mut left_out = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let mut all: Vec<&CheckResult> = results
            .iter()
            .filter(|r| r.is_announced() && r.severity == severity)
            .collect();
        all.sort_by_key(|r| r.rank());
        // The last one that would be shown tells of those that would not.
        let shown = if all.len() > MARKS {
            MARKS - 1
        } else {
            all.len()
        };
        let (marked, rest) = all.split_at(shown);
        text.extend(marked.iter().map(|result| mark(result)));
        if !rest.is_empty() {
            let what = command(severity);
            text += &format!(
                "::{what} title={} more::{} more are listed in the log of this step.\n",
                rest.len(),
                rest.len()
            );
            left_out.extend(rest.iter().copied());
        }
    }
    if !left_out.is_empty() {
        text += "::group::Without a mark of their own\n";
        for result in left_out {
            let place = &result.place;
            let (file, line, column) = (&result.file, place.line, place.column);
            let title = match result.message.starts_with(&result.title) {
                true => String::new(),
                false => format!("{}. ", result.title),
            };
            let line = format!("{file}:{line}:{column}: {title}{}", result.message);
            text += &terminal(&line, false).replace('\n', " ");
            text.push('\n');
        }
        text += "::endgroup::\n";
    }
    text += "::group::The whole answer\n";
    text += answer;
    if !answer.ends_with('\n') {
        text.push('\n');
    }
    text += "::endgroup::\n";
    text
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

fn mark(result: &CheckResult) -> String {
    let mut properties = Vec::new();
    // What came from standard input is no file of the repository.
    let in_a_file = result.file != "<stdin>";
    if in_a_file {
        let file = result.file.strip_prefix("./").unwrap_or(&result.file);
        properties.push(format!("file={}", workflow_property(file)));
        properties.push(format!("line={}", result.place.line));
    }
    if in_a_file && result.own_place {
        properties.push(format!("col={}", result.place.column));
        properties.push(format!("endColumn={}", result.place.end_column));
    }
    properties.push(format!("title={}", workflow_property(&result.title)));
    format!(
        "::{} {}::{}\n",
        command(result.severity),
        properties.join(","),
        workflow_data(&result.message)
    )
}
