//! What every format shows, in words and figures that no renderer changes.
#![expect(
    clippy::indexing_slicing,
    reason = "places of questions, sections and initiatives come from the questionnaire, and every list here has one for each"
)]

mod anchor;
mod answer_index;
mod answer_list;
mod badge;
mod baseline_results;
mod check_cases;
mod check_page;
mod check_result;
mod check_results;
mod check_summary;
mod checked;
mod comparison_page;
mod coverage;
mod criterion;
mod document_evidence;
mod earlier_target;
mod easing;
mod evidence_list;
mod explanation;
mod figure;
mod figures;
mod finding_list;
mod gap_report;
mod gone;
mod headline;
mod import_page;
mod letter_case;
mod links;
mod lowered;
mod merge_page;
mod method;
mod page;
mod portfolio_page;
mod portfolio_workbook;
mod questionnaire_page;
mod roadmap_page;
#[cfg(test)]
mod roadmap_sample;
pub mod roadmap_wording;
mod roadmap_years;
mod sheet;
mod standing;
mod summary;
mod text_language;
mod verification_page;
mod waivers;
pub mod wording;
mod workbook;

pub use anchor::Anchor;
pub use badge::{Badge, badge};
pub use check_cases::{CaseOutcome, CheckCase, CheckSuite, check_suite, unchecked_suite};
pub use check_result::{CheckResult, CheckRule, Severity, SinceBaseline, Unchecked};
pub use check_results::check_results;
pub use check_summary::{check_pages, check_summary};
pub use checked::{Baseline, Checked, Earlier, EarlierFault, EarlierFile, SameQuestionnaire};
pub use comparison_page::{
    Compared, OriginRow, comparison_page, origin_id, origin_rows, outcome_id,
};
pub use coverage::coverage_page;
pub use document_evidence::DocumentEvidence;
pub use earlier_target::EarlierTarget;
pub use easing::Easing;
pub use explanation::{NothingToExplain, explain, needs_roadmap};
pub use figure::{
    BoxRow, Boxes, Chart, Fall, Figure, Glance, HeatField, HeatGroup, HeatMap, Histogram, Load,
    Projection, QuadrantPoint, Quadrants, Radar, Role, Series, Tile, Trend, TrendLine, Waterfall,
};
pub use finding_list::finding_reason;
pub use gap_report::{DocumentState, GapReport, Inputs};
pub use gone::Gone;
pub use import_page::{Imported, Sent, import_page};
pub use merge_page::merge_page;
pub use page::{
    Align, Bar, Block, Cell, Column, Entry, Flag, Mark, Page, Row, Span, Table, Timeline,
    TimelineYear, Tone,
};
pub use portfolio_page::{PortfolioDetail, listed_columns, listed_row, portfolio_page};
pub use portfolio_workbook::portfolio_workbook;
pub use questionnaire_page::{questionnaire_list, questionnaire_page};
pub use roadmap_page::roadmap_page;
pub use sheet::{
    ColorRule, Datum, Fact, Grid, GridColumn, Part, Plot, PlotKind, PlotRole, PlotSeries, Rows,
    Sheet, Value, Workbook,
};
pub use text_language::TextLanguage;
pub use verification_page::{expected_header, verification_page};
pub use workbook::{report_workbook, roadmap_workbook};

/// How much a report shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Summary and areas on a page.
    Brief,
    /// Also sections, the first findings and what is missing.
    Normal,
    /// Everything, down to each answer.
    Full,
}

/// The figures of the whole and its areas, while an assessment is still growing; facts of the sitting come first.
pub fn so_far(report: &GapReport<'_>, mut facts: Vec<Entry>) -> Vec<Block> {
    facts.extend(headline::headline(report));
    let mut blocks = vec![Block::Entries(facts)];
    blocks.extend(standing::areas(report));
    blocks
}

/// The gap report of one assessment: verdict, areas and clauses, findings, answers.
pub fn report_page(report: &GapReport<'_>, detail: Detail) -> Page {
    let mut blocks = summary::title(report);
    blocks.extend(summary::summary(report));
    blocks.extend(standing::standing(report, detail));
    if detail >= Detail::Normal {
        blocks.extend(finding_list::findings(report, detail));
        blocks.extend(evidence_list::documents(report, detail));
        blocks.extend(evidence_list::evidence_wanted(report, detail));
    }
    if let Some(roadmap) = &report.roadmap {
        blocks.extend(roadmap_page::roadmap_part(report, roadmap, detail));
    }
    if detail >= Detail::Normal {
        blocks.extend(summary::advice(report));
    }
    blocks.extend(method::method(report, detail));
    if detail == Detail::Full {
        blocks.extend(answer_list::answers(report));
        blocks.push(answer_index::answer_index(report));
    }
    Page { blocks }
}
