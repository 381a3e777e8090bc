//! Nouns of the field and what always holds of them: questionnaire, assessment, target, plan.
#![expect(
    clippy::indexing_slicing,
    reason = "places of questions, sections and areas are given out by the questionnaire that is asked for them"
)]

mod amount;
mod assessment;
mod condition;
mod id;
mod initiative;
mod level;
mod plan;
mod quarter;
mod question;
mod questionnaire;
mod score;
mod target;
mod text_place;
mod written_roadmap;

pub use amount::Amount;
pub use assessment::{
    Answer, Assessment, Evidence, EvidenceKind, Given, Grade, PersonGrade, ProfileChoice,
    QuestionnaireRef, Response, Sample, UndatedRecord, Unmatched,
};
pub use condition::{Condition, Truth};
pub use id::{ClauseId, Id, ReferenceScheme};
pub use initiative::{Closes, Discount, Effort, Initiative, YearlyMilestone};
pub use level::{Level, Rating};
pub use plan::{Plan, Spread};
pub use quarter::{Month, Quarter};
pub use question::{
    AnswerOption, AnswerSet, Due, NotApplicableRule, Obligation, Proves, Question, Refs,
};
pub use questionnaire::{
    Advice, Area, AreaIx, ProfileAnswer, ProfileQuestion, QuestionIx, Questionnaire,
    RequiredDocument, Rollup, Scale, ScaleLevel, Section, SectionIx, Source,
};
pub use score::Score;
pub use target::{Conformity, SectionTarget, Target, Waiver};
pub use text_place::{AnswerPlaces, TextPlace};
pub use written_roadmap::{
    WrittenConflict, WrittenConflictKind, WrittenGain, WrittenInitiative, WrittenLift,
    WrittenLimit, WrittenMilestone, WrittenName, WrittenObjective, WrittenOpen, WrittenOutOfOrder,
    WrittenPeriod, WrittenRoadmap, WrittenStanding,
};
