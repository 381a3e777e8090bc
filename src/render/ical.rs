//! A roadmap as a calendar (RFC 5545): its milestones, and the day by which each initiative is done.

use jiff::ToSpan as _;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use super::{escape, wording};
use crate::report::{GapReport, roadmap_wording};
use crate::roadmap::{Milestone, MilestoneKind, Planned, Roadmap};

/// The longest line in octets, without its end.
const WIDTH: usize = 75;

/// An event of a whole day.
struct Event {
    /// What tells it from all others, and stays the same when the calendar is made again.
    identity: [String; 2],
    day: Date,
    summary: String,
    description: Vec<String>,
}

/// A roadmap as a calendar: an event of a whole day for each milestone and for the end of each initiative, by day.
///
/// A calendar made again for the same organisation has the same events, so that a program which takes it up moves and
/// adds instead of doubling them.
pub fn roadmap(report: &GapReport<'_>, roadmap: &Roadmap) -> String {
    let milestones = roadmap.milestones.iter().map(of_milestone);
    let ends = roadmap
        .initiatives
        .iter()
        .map(|planned| of_end(report, planned));
    let mut events: Vec<Event> = milestones.chain(ends).collect();
    events.sort_by_key(|event| event.day);

    let mut out = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//itsm-gap//Roadmap//EN",
        "CALSCALE:GREGORIAN",
    ] {
        push(&mut out, line);
    }
    let name = wording::calendar(report.assessment().organisation.as_deref());
    push(&mut out, &format!("X-WR-CALNAME:{}", text(&name)));
    for event in &events {
        draw(&mut out, report, event);
    }
    push(&mut out, "END:VCALENDAR");
    out
}

fn of_milestone(milestone: &Milestone) -> Event {
    Event {
        identity: [code(milestone.kind).to_owned(), milestone.month.to_string()],
        day: milestone.month.first_day(),
        summary: roadmap_wording::milestone(milestone),
        description: vec![wording::within(milestone.month)],
    }
}

fn of_end(report: &GapReport<'_>, planned: &Planned) -> Event {
    let initiative = &report.questionnaire().initiatives[planned.initiative];
    let evidence = initiative.closed_when.as_deref().map(wording::evidence);
    let who: Vec<&str> = [&planned.owner, &initiative.role]
        .into_iter()
        .filter_map(Option::as_deref)
        .collect();
    let who = (!who.is_empty()).then(|| wording::who(&who));
    Event {
        identity: ["done".to_owned(), initiative.id.to_string()],
        day: planned.end.last_day(),
        summary: wording::done(&initiative.title),
        description: evidence.into_iter().chain(who).collect(),
    }
}

fn draw(out: &mut String, report: &GapReport<'_>, event: &Event) {
    let day = |day: Date| day.strftime("%Y%m%d").to_string();
    // An event of a whole day ends with the beginning of the next.
    let next = event.day.checked_add(1.day()).unwrap_or(event.day);
    push(out, "BEGIN:VEVENT");
    push(out, &format!("UID:{}", uid(report, event)));
    push(
        out,
        &format!("DTSTAMP:{}T000000Z", day(report.inputs.as_of)),
    );
    push(out, &format!("DTSTART;VALUE=DATE:{}", day(event.day)));
    push(out, &format!("DTEND;VALUE=DATE:{}", day(next)));
    push(out, &format!("SUMMARY:{}", text(&event.summary)));
    if !event.description.is_empty() {
        let description = text(&event.description.join("\n"));
        push(out, &format!("DESCRIPTION:{description}"));
    }
    push(out, "TRANSP:TRANSPARENT");
    push(out, "END:VEVENT");
}

/// The same for the same event of the same organisation's roadmap, and for no other.
fn uid(report: &GapReport<'_>, event: &Event) -> String {
    let organisation = report.assessment().organisation.as_deref();
    let questionnaire = report.questionnaire().id.as_str();
    let [kind, which] = &event.identity;
    let parts = [organisation.unwrap_or_default(), questionnaire, kind, which];
    let digest = Sha256::digest(parts.join("\0"));
    let digits = digest.iter().take(16).map(|byte| format!("{byte:02x}"));
    format!("{}@itsm-gap", digits.collect::<String>())
}

/// Never to be changed: calendars made before would have their events twice.
fn code(kind: MilestoneKind) -> &'static str {
    match kind {
        MilestoneKind::BodyEngaged => "body_engaged",
        MilestoneKind::ContinuityTest => "continuity_test",
        MilestoneKind::InternalAudit => "internal_audit",
        MilestoneKind::ManagementReview => "management_review",
        MilestoneKind::Stage1 => "stage1",
        MilestoneKind::Stage2 => "stage2",
        MilestoneKind::Decision => "decision",
        MilestoneKind::MajorsVerified => "majors_verified",
        MilestoneKind::Surveillance => "surveillance",
        MilestoneKind::Recertification => "recertification",
        MilestoneKind::Reassessment => "reassessment",
    }
}

/// A value of the type TEXT.
fn text(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for sign in escape::code(words).chars() {
        match sign {
            '\\' | ';' | ',' => safe.extend(['\\', sign]),
            '\n' => safe.push_str("\\n"),
            _ => safe.push(sign),
        }
    }
    safe
}

/// Adds a line, folded: what is too long goes on in lines that begin with a blank.
fn push(out: &mut String, line: &str) {
    let mut width = 0;
    for sign in line.chars() {
        if width + sign.len_utf8() > WIDTH {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(sign);
        width += sign.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::super::roadmap_sample::Sample;
    use super::*;

    fn drawn() -> String {
        let sample = Sample::new();
        roadmap(&sample.report(), &sample.roadmap())
    }

    fn unfolded(text: &str) -> Vec<String> {
        let whole = text.replace("\r\n ", "");
        whole.split_terminator("\r\n").map(str::to_owned).collect()
    }

    fn values<'l>(lines: &'l [String], name: &str) -> Vec<&'l str> {
        let lines = lines.iter();
        lines
            .filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
            .collect()
    }

    #[test]
    fn a_roadmap_has_an_event_for_each_milestone_and_each_end() {
        let lines = unfolded(&drawn());
        assert_eq!(lines.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
        assert_eq!(lines.last().map(String::as_str), Some("END:VCALENDAR"));
        let days = ["20270331", "20270801", "20280331", "20280601"];
        assert_eq!(values(&lines, "DTSTART;VALUE=DATE"), days);
        let next = ["20270401", "20270802", "20280401", "20280602"];
        assert_eq!(values(&lines, "DTEND;VALUE=DATE"), next);
        assert_eq!(values(&lines, "DTSTAMP"), ["20261122T000000Z"; 4]);
        let summaries = values(&lines, "SUMMARY");
        assert_eq!(summaries[0], "Done: Write\\, then \"read\"");
        assert_eq!(summaries[2], "Done: =HYPERLINK(\"x\")");
        let descriptions = values(&lines, "DESCRIPTION");
        assert_eq!(
            descriptions[0],
            "Evidence that ends it: Records\\nof a month\\nWho: A. Lind\\, Desk lead"
        );
        assert_eq!(
            descriptions[1],
            "In 2027-08: the day is to be fixed within the month."
        );
        assert_eq!(descriptions[2], "Who: @Head");
    }

    #[test]
    fn events_keep_their_identity_when_the_roadmap_changes() {
        let sample = Sample::new();
        let mut later = sample.roadmap();
        later.initiatives[0].end = later.initiatives[0].end.plus(1);
        let (before, after) = (drawn(), roadmap(&sample.report(), &later));
        let uids = |text: &str| {
            let lines = unfolded(text);
            let mut uids: Vec<String> = values(&lines, "UID").into_iter().map(Into::into).collect();
            uids.sort();
            uids
        };
        assert_ne!(before, after);
        assert_eq!(uids(&before), uids(&after));
        let mut apart = uids(&before);
        apart.dedup();
        assert_eq!(apart.len(), 4, "no two alike");
        assert_eq!(drawn(), before, "equal input gives equal bytes");
    }

    #[test]
    fn long_lines_are_folded_between_characters_and_lose_nothing() {
        for words in [
            "é".repeat(100),
            "東京".repeat(60),
            "a,;\\\n".repeat(40),
            "x".repeat(75),
        ] {
            let line = format!("SUMMARY:{}", text(&words));
            let mut out = String::new();
            push(&mut out, &line);
            let longest = out.split_terminator("\r\n").map(str::len).max();
            assert!(longest <= Some(WIDTH), "{out}");
            assert_eq!(unfolded(&out), [line]);
        }
    }

    #[test]
    fn text_cannot_end_a_line_or_steer() {
        assert_eq!(text("a;b,c\\d\ne"), r"a\;b\,c\\d\ne");
        assert_eq!(
            text("x\r\nEND:VEVENT\r\u{1b}\u{202e}"),
            "x\\nEND:VEVENT\\\\u{d}\\\\u{1b}\\\\u{202e}"
        );
        let hostile = drawn();
        assert_eq!(hostile.matches("END:VEVENT\r\n").count(), 4);
        assert!(
            hostile
                .split("\r\n")
                .all(|line| !line.contains(['\r', '\n']))
        );
    }

    #[test]
    fn the_calendar_bears_the_name_of_the_organisation() {
        let lines = unfolded(&drawn());
        assert_eq!(values(&lines, "X-WR-CALNAME"), ["Roadmap of Harbour\\; IT"]);
    }
}
