//! From a record to its line. The keys are those that are read again, in their order.

use crate::portfolio::{
    Content, Fault, Finding, Initiative, Judged, Mark, Named, Part, Record, Site, Standing,
};
use crate::render::json::line::{Object, object};
use crate::render::json::{TOOL, words_v1 as words};
use crate::scoring::Counts;

use super::{FAULTY, SCORED, UNREAD};

/// Writes a record as an object of JSON.
pub(in crate::render::json) fn write(text: &mut Vec<u8>, record: &Record<'_>) {
    object(text, |line| match &record.content {
        Content::Scored(site) => {
            head(line, SCORED, record);
            scored(line, site);
            faults(line, &site.warnings, "warning");
        }
        Content::Faulty(found) => {
            head(line, FAULTY, record);
            unscored(line);
            faults(line, found, "error");
        }
        Content::Unread(fault) => {
            head(line, UNREAD, record);
            unscored(line);
            faults(line, std::slice::from_ref(fault), "error");
        }
    });
}

fn head(line: &mut Object<'_>, state: &'static str, record: &Record<'_>) {
    line.put("format", 1_usize);
    line.put("tool", TOOL);
    line.put("state", state);
    line.put("file", &*record.file);
    line.put("line", record.line);
}

fn scored(line: &mut Object<'_>, site: &Site<'_>) {
    line.put("organisation", site.organisation.as_deref());
    line.put("scope", site.scope.as_deref());
    line.put("date", &*site.date.to_string());
    line.put("as_of", &*site.as_of.to_string());
    line.object("questionnaire", Some(&*site.questionnaire), named);
    line.object("overall", Some(&site.overall), standing);
    line.put("conformity", site.conformity.map(words::readiness));
    let stages = (site.stage1, site.stage2);
    line.object("stages", Some(stages), |line, (stage1, stage2)| {
        line.put("stage1", stage1.map(words::readiness));
        line.put("stage2", stage2.map(words::readiness));
    });
    line.objects("areas", &site.areas, part);
    line.objects("sections", &site.sections, part);
    line.object("target", Some(&site.target), target);
    line.object("findings", Some(&*site.findings), findings);
    line.objects("initiatives", &site.initiatives, initiative);
    if !site.names.is_empty() {
        let all = site.names.iter();
        line.texts("names", all.map(|(id, name)| (&**id, &**name)));
    }
}

/// The keys of what has no figures.
fn unscored(line: &mut Object<'_>) {
    for key in ["organisation", "scope", "date", "as_of"] {
        line.put(key, None::<&str>);
    }
    for key in ["questionnaire", "overall", "conformity", "stages"] {
        line.put(key, None::<&str>);
    }
    line.list::<&str>("areas", []);
    line.list::<&str>("sections", []);
    line.put("target", None::<&str>);
    line.object("findings", Some(&[][..]), findings);
    line.list::<&str>("initiatives", []);
}

fn named(line: &mut Object<'_>, named: &Named) {
    line.put("id", &*named.id);
    line.put("version", &*named.version);
    line.put("sha256", &*named.digest);
    line.put("title", &*named.title);
    line.put("scale", named.scale);
}

fn part(line: &mut Object<'_>, part: &Part<'_>) {
    line.put("id", &*part.id);
    line.put("title", &*part.title);
    standing(line, &part.standing);
}

fn standing(line: &mut Object<'_>, standing: &Standing) {
    let figures = standing.figures;
    line.put("state", words::state(standing.state));
    line.put("score", figures.and_then(|f| f.score));
    line.put("floor", figures.map(|f| f.floor));
    line.put("ceiling", figures.map(|f| f.ceiling));
    line.put("evidenced", figures.map(|f| f.evidenced));
    line.put("completeness", figures.map(|f| f.completeness));
    line.put("confidence", figures.and_then(|f| f.confidence));
    line.put("level", standing.levels.map(|(level, _)| level.get()));
    let ceiling = standing.levels.map(|(_, ceiling)| ceiling.get());
    line.put("level_ceiling", ceiling);
    line.put("verdict", standing.verdict.map(words::verdict));
    line.object("counts", Some(&standing.counts), counts);
}

fn counts(line: &mut Object<'_>, counts: &Counts) {
    line.put("questions", counts.questions);
    line.put("answered", counts.answered);
    line.put("unknown", counts.unknown);
    line.put("disputed", counts.disputed);
    line.put("not_applicable", counts.not_applicable);
    line.put("none_yet", counts.none_yet);
    line.put("conforming", counts.conforming);
    line.put("opportunity", counts.opportunity);
    line.put("minor", counts.minor);
    line.put("major", counts.major);
}

fn target(line: &mut Object<'_>, target: &Judged<'_>) {
    line.put("asked", target.asked);
    line.put("outcome", target.outcome.map(words::outcome));
    line.list("missed", target.missed.iter().map(|id| &**id));
}

fn findings(line: &mut Object<'_>, findings: &[Finding<'_>]) {
    let of = |mark: Mark| {
        let all = findings.iter().filter(move |finding| finding.mark == mark);
        all.map(|finding| &*finding.id)
    };
    line.list("major", of(Mark::Major));
    line.list("minor", of(Mark::Minor));
    line.list("below_target", of(Mark::Below));
    line.list("opportunity", of(Mark::Opportunity));
    line.list("not_assessed", of(Mark::Open));
}

fn initiative(line: &mut Object<'_>, initiative: &Initiative<'_>) {
    line.put("id", &*initiative.id);
    line.put("findings", initiative.findings);
    line.put("days", initiative.days);
}

fn faults(line: &mut Object<'_>, faults: &[Fault], severity: &'static str) {
    line.objects("faults", faults, |line, fault| {
        line.put("severity", severity);
        line.put("code", &*fault.code);
        line.put("line", fault.place.map(|(line, _)| line));
        line.put("column", fault.place.map(|(_, column)| column));
        line.put("message", &*fault.message);
        line.put("help", fault.help.as_deref());
    });
}
