//! The codes of all violations. They are stable: scripts and documentation refer to them.

/// The roadmap states another start, length, capacity, budget or limit than the plan, or than the default where the plan says nothing.
pub const LIMIT_NOT_OF_PLAN: &str = "limit-not-of-plan";
/// An initiative is named that neither the questionnaire nor the plan has.
pub const UNKNOWN_INITIATIVE: &str = "unknown-initiative";
/// An initiative is named twice, or both planned and left out.
pub const INITIATIVE_TWICE: &str = "initiative-twice";
/// An initiative is planned that is done, by the plan or by the answers.
pub const DONE_PLANNED: &str = "done-planned";
/// An initiative is planned that the plan excludes.
pub const EXCLUDED_PLANNED: &str = "excluded-planned";
/// An initiative is named that closes no gap and that nothing planned presupposes.
pub const NOT_NEEDED: &str = "not-needed";
/// An initiative that closes a gap, or is presupposed by one that does, is neither planned nor left out by name.
pub const CANDIDATE_UNMENTIONED: &str = "candidate-unmentioned";
/// What has started is left out, or starts in another quarter than it did.
pub const STARTED_NOT_KEPT: &str = "started-not-kept";
/// An initiative does not start where the plan pins it, and no conflict says so.
pub const PIN_NOT_KEPT: &str = "pin-not-kept";
/// A conflict says something else than what is so.
pub const CONFLICT_WRONG: &str = "conflict-wrong";
/// A conflict is stated where there is none.
pub const CONFLICT_UNFOUNDED: &str = "conflict-unfounded";
/// An initiative that has not started is planned before the roadmap begins.
pub const BEFORE_ROADMAP: &str = "before-roadmap";
/// An initiative ends after the roadmap.
pub const BEYOND_ROADMAP: &str = "beyond-roadmap";
/// An initiative presupposes another that is neither done nor planned.
pub const PREDECESSOR_MISSING: &str = "predecessor-missing";
/// An initiative starts before one that it presupposes has ended.
pub const BEFORE_PREDECESSOR: &str = "before-predecessor";
/// What has started or ended before what it presupposes is not named, or not as it is.
pub const OUT_OF_ORDER_WRONG: &str = "out-of-order-wrong";
/// The last quarter of an initiative is another.
pub const END_WRONG: &str = "end-wrong";
/// The quarter from which an initiative has an effect is another.
pub const EFFECTIVE_WRONG: &str = "effective-wrong";
/// The person-days of an initiative are others.
pub const EFFORT_WRONG: &str = "effort-wrong";
/// The cost of an initiative is another.
pub const COST_WRONG: &str = "cost-wrong";
/// The cost of an initiative in every later year is another.
pub const YEARLY_COST_WRONG: &str = "yearly-cost-wrong";
/// The upkeep of an initiative is another.
pub const UPKEEP_WRONG: &str = "upkeep-wrong";
/// What an initiative lifts is something else.
pub const CLOSES_WRONG: &str = "closes-wrong";
/// The value that an initiative adds is another.
pub const BENEFIT_WRONG: &str = "benefit-wrong";
/// The gaps that no initiative closes are others.
pub const UNCOVERED_WRONG: &str = "uncovered-wrong";
/// A quarter needs more person-days than there are.
pub const CAPACITY_EXCEEDED: &str = "capacity-exceeded";
/// A year costs more than there is money.
pub const BUDGET_EXCEEDED: &str = "budget-exceeded";
/// More initiatives run at once than may.
pub const PARALLEL_EXCEEDED: &str = "parallel-exceeded";
/// A role leads more initiatives at once than it may.
pub const ROLE_EXCEEDED: &str = "role-exceeded";
/// The quarters listed are not those of the roadmap.
pub const PERIODS_WRONG: &str = "periods-wrong";
/// The work of a quarter is another.
pub const PERIOD_EFFORT_WRONG: &str = "period-effort-wrong";
/// The upkeep of a quarter is another.
pub const PERIOD_UPKEEP_WRONG: &str = "period-upkeep-wrong";
/// The capacity of a quarter is another.
pub const PERIOD_CAPACITY_WRONG: &str = "period-capacity-wrong";
/// The cost of a quarter is another.
pub const PERIOD_COST_WRONG: &str = "period-cost-wrong";
/// The value of the roadmap is another.
pub const VALUE_WRONG: &str = "value-wrong";
/// The bound, which nothing can exceed, is below the value reached.
pub const BOUND_BELOW_VALUE: &str = "bound-below-value";
/// The gap between value and bound is another.
pub const GAP_WRONG: &str = "gap-wrong";
/// The roadmap is said to be the best possible although a gap to the bound remains.
pub const PROVEN_WITH_GAP: &str = "proven-with-gap";
/// The floor after a quarter, or today, is another.
pub const FLOOR_WRONG: &str = "floor-wrong";
/// The floor after a quarter, if initiatives have their effect in part only, is another.
pub const CAUTIOUS_FLOOR_WRONG: &str = "cautious-floor-wrong";
/// What becomes of the target after a quarter, or today, is another.
pub const TARGET_WRONG: &str = "target-wrong";
/// The score after a quarter, or today, is another.
pub const SCORE_WRONG: &str = "score-wrong";
/// The capability level after a quarter, or today, is another.
pub const LEVEL_WRONG: &str = "level-wrong";
/// The verdict after a quarter, or today, is another.
pub const VERDICT_WRONG: &str = "verdict-wrong";
/// The conformity after a quarter, or today, is another.
pub const CONFORMITY_WRONG: &str = "conformity-wrong";
/// The likely majors or minors after a quarter, or today, are others.
pub const COUNTS_WRONG: &str = "counts-wrong";
/// The floor of an area after a quarter, or today, is another.
pub const AREA_FLOOR_WRONG: &str = "area-floor-wrong";
/// Requirements are closed too late for the certification wanted, and no conflict says so.
pub const CERTIFICATION_MISSED: &str = "certification-missed";
/// The minors open at the audit for the certificate, or how many are allowed, are others.
pub const OPEN_AT_AUDIT_WRONG: &str = "open-at-audit-wrong";
/// A date of the audit calendar is another, or there is none.
pub const MILESTONE_WRONG: &str = "milestone-wrong";
/// A date of the audit calendar is not listed.
pub const MILESTONE_MISSING: &str = "milestone-missing";
/// The roadmap says itself to be drawn up from another questionnaire, or for another day.
pub const SOURCE_OTHER: &str = "source-other";
/// What an initiative presupposes is something else.
pub const AFTER_WRONG: &str = "after-wrong";
/// Whether an initiative rests on a gap that is to be confirmed is not as it is said.
pub const TO_BE_CONFIRMED_WRONG: &str = "to-be-confirmed-wrong";
/// What is left of a limit, or needed of it, a quarter earlier is something else.
pub const REASON_WRONG: &str = "reason-wrong";
/// What more of something would gain does not follow from the values.
pub const GAIN_WRONG: &str = "gain-wrong";
