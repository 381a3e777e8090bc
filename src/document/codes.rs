//! The codes of all faults, in one list. They are stable: scripts and documentation refer to them.

macro_rules! codes {
    ($(#[doc = $meaning:literal] $name:ident = $code:literal;)*) => {
        $(#[doc = $meaning] pub const $name: &str = $code;)*

        /// Every code with its meaning, in the order of this file.
        pub const ALL: &[(&str, &str)] = &[$(($code, $meaning)),*];
    };
}

codes! {
    #[doc = "The file is larger than what is read."]
    FILE_TOO_LARGE = "file-too-large";
    #[doc = "The file is not UTF-8 text."]
    NOT_UTF_8 = "not-utf-8";
    #[doc = "The file contains a NUL byte, so that it is no text file."]
    NUL_BYTE = "nul-byte";
    #[doc = "The file contains nothing, or comments only."]
    EMPTY_FILE = "empty-file";
    #[doc = "The file contains more than one YAML document."]
    SEVERAL_DOCUMENTS = "several-documents";
    #[doc = "The file is not YAML."]
    YAML_SYNTAX = "yaml-syntax";
    #[doc = "A tab is used for indentation, where YAML allows spaces only."]
    TAB_INDENTATION = "tab-indentation";
    #[doc = "A quotation mark is opened and not closed, or the file was cut off."]
    UNCLOSED_QUOTE = "unclosed-quote";
    #[doc = "A bracket is opened and not closed, or the file was cut off."]
    UNCLOSED_BRACKET = "unclosed-bracket";
    #[doc = "Lists and maps are nested too deeply."]
    TOO_DEEP = "too-deep";
    #[doc = "The file has too many entries, counting those that aliases repeat."]
    TOO_MANY_ENTRIES = "too-many-entries";
    #[doc = "An alias (`*name`) refers to an anchor that does not exist, or to what contains it."]
    UNKNOWN_ALIAS = "unknown-alias";
    #[doc = "A merge key (`<<`) is used, which YAML 1.2 does not have."]
    MERGE_KEY = "merge-key";
    #[doc = "A tag (`!name`) is used."]
    TAG = "tag";
    #[doc = "A key is a list or a map instead of text."]
    KEY_NOT_TEXT = "key-not-text";
    #[doc = "A key occurs twice in a map."]
    DUPLICATE_KEY = "duplicate-key";
    #[doc = "More faults were found than are listed."]
    MORE_FAULTS = "more-faults";

    #[doc = "The file is of another kind than the one asked for."]
    WRONG_KIND = "wrong-kind";
    #[doc = "The questionnaire that an assessment names is not known, or not the one given."]
    UNKNOWN_QUESTIONNAIRE = "unknown-questionnaire";
    #[doc = "The file has a format that this version does not read."]
    UNSUPPORTED_FORMAT = "unsupported-format";
    #[doc = "A key is not known where it stands."]
    UNKNOWN_KEY = "unknown-key";
    #[doc = "A required key is missing or empty."]
    MISSING_KEY = "missing-key";
    #[doc = "A value is of the wrong type, such as a list in place of text."]
    WRONG_TYPE = "wrong-type";
    #[doc = "A value is not one of the words allowed there."]
    UNKNOWN_WORD = "unknown-word";
    #[doc = "A number is not in its range."]
    OUT_OF_RANGE = "out-of-range";
    #[doc = "A date is not written as year-month-day, or is not in the calendar."]
    INVALID_DATE = "invalid-date";
    #[doc = "A quarter is not written as year and quarter, such as 2027-Q1."]
    INVALID_QUARTER = "invalid-quarter";
    #[doc = "A month is not written as year and month, such as 2028-06."]
    INVALID_MONTH = "invalid-month";
    #[doc = "A list or map that must name something is empty."]
    EMPTY_LIST = "empty-list";
    #[doc = "A list names the same thing twice."]
    LISTED_TWICE = "listed-twice";
    #[doc = "A list has more entries than is allowed."]
    TOO_MANY_ITEMS = "too-many-items";

    #[doc = "An id is empty, or contains white space or invisible characters."]
    INVALID_ID = "invalid-id";
    #[doc = "An id is a word that has a meaning of its own."]
    RESERVED_ID = "reserved-id";
    #[doc = "An id is used twice."]
    DUPLICATE_ID = "duplicate-id";
    #[doc = "An id refers to nothing."]
    UNKNOWN_ID = "unknown-id";
    #[doc = "Something refers to itself."]
    SELF_REFERENCE = "self-reference";
    #[doc = "Initiatives or renamed ids refer to each other in a circle."]
    CYCLE = "cycle";

    #[doc = "The questionnaire has no question."]
    NO_QUESTIONS = "no-questions";
    #[doc = "The points of the scale are not in ascending order."]
    SCALE_ORDER = "scale-order";
    #[doc = "A question does not say which of several answer sets it uses."]
    AMBIGUOUS_ANSWERS = "ambiguous-answers";
    #[doc = "An answer has no score where one is needed."]
    ANSWER_WITHOUT_SCORE = "answer-without-score";
    #[doc = "A requirement, or a section with requirements, has the weight 0."]
    SHALL_WITHOUT_WEIGHT = "shall-without-weight";
    #[doc = "A requirement depends on something else than whether something exists."]
    CONDITION_NOT_EXISTENCE = "condition-not-existence";
    #[doc = "An attribute is given without a level."]
    ATTRIBUTE_WITHOUT_LEVEL = "attribute-without-level";
    #[doc = "The capability levels of a section do not start at 1 or leave one out."]
    LADDER_HOLE = "ladder-hole";
    #[doc = "The efforts by size do not match the answers of the profile question `size`."]
    EFFORT_SIZES = "effort-sizes";
    #[doc = "An id is renamed although it is still in use."]
    RENAMED_IN_USE = "renamed-in-use";

    #[doc = "An assessment does not name its questionnaire in a form that can be understood."]
    INVALID_QUESTIONNAIRE = "invalid-questionnaire";
    #[doc = "An assessment names another questionnaire than the one it is read with."]
    OTHER_QUESTIONNAIRE = "other-questionnaire";
    #[doc = "An assessment answers another version of its questionnaire than the one it is read with."]
    OTHER_VERSION = "other-version";
    #[doc = "Answers lie outside the selected sections, so that they do not count."]
    ANSWERS_OUTSIDE_SECTIONS = "answers-outside-sections";
    #[doc = "An answer is not one of those that the question offers."]
    UNKNOWN_ANSWER = "unknown-answer";
    #[doc = "A question that always applies is answered with `na`."]
    NA_NOT_ALLOWED = "na-not-allowed";
    #[doc = "`na` is answered without a reason."]
    NA_WITHOUT_REASON = "na-without-reason";
    #[doc = "A reason is given that belongs to no `na`."]
    REASON_WITHOUT_NA = "reason-without-na";
    #[doc = "`none_yet` is answered to a question that does not wait for an event."]
    NONE_YET_NOT_ALLOWED = "none-yet-not-allowed";
    #[doc = "Evidence expires before its date."]
    EXPIRES_BEFORE_DATE = "expires-before-date";
    #[doc = "A record has neither a date nor an end of validity, so that it counts for nothing."]
    UNDATED_RECORD = "undated-record";
    #[doc = "Evidence is dated after the assessment, so that it does not count on that day."]
    EVIDENCE_AFTER_ASSESSMENT = "evidence-after-assessment";
    #[doc = "A weakness is marked where there is no requirement that it could weaken."]
    WEAKNESS_WITHOUT_REQUIREMENT = "weakness-without-requirement";
    #[doc = "An answer does not count, since by the answers in the profile its question does not apply."]
    ANSWER_AGAINST_PROFILE = "answer-against-profile";
    #[doc = "The numbers of a sample contradict each other, or there is nothing to be sampled."]
    SAMPLE_CONTRADICTION = "sample-contradiction";
    #[doc = "A person's grade stands where nothing can be graded."]
    GRADE_NOT_ALLOWED = "grade-not-allowed";
    #[doc = "A respondent answers the same question twice."]
    DUPLICATE_RESPONDENT = "duplicate-respondent";
    #[doc = "A consensus is stated without its answer."]
    CONSENSUS_WITHOUT_ANSWER = "consensus-without-answer";
    #[doc = "An answer stands beside responses, and nothing says that it is their consensus."]
    ANSWER_AND_RESPONSES = "answer-and-responses";
    #[doc = "A question is answered both under its old and its new id."]
    ANSWERED_TWICE = "answered-twice";
    #[doc = "An answer from another version matches no question; it is kept, but does not count."]
    UNMATCHED_ANSWER = "unmatched-answer";

    #[doc = "A target asks for a capability level where there is none."]
    NO_LEVELS = "no-levels";
    #[doc = "A target asks for a capability level above the highest there is."]
    LEVEL_ABOVE_LADDER = "level-above-ladder";
    #[doc = "The target of a questionnaire or of a plan limits minors without asking for conformity."]
    MAX_MINORS_WITHOUT_CONFORMITY = "max-minors-without-conformity";
    #[doc = "A target has waivers, and demands no conformity that they could pass over."]
    WAIVERS_WITHOUT_CONFORMITY = "waivers-without-conformity";
    #[doc = "A target asks for conformity, or a plan for a certification, where there are no requirements."]
    NO_REQUIREMENTS = "no-requirements";

    #[doc = "A list of a plan has not a number for every quarter, or for every year."]
    LIST_LENGTH = "list-length";
    #[doc = "A plan leaves no person-day in any quarter."]
    NO_CAPACITY = "no-capacity";
    #[doc = "A plan says two things of an initiative that cannot both be."]
    PLAN_CONTRADICTION = "plan-contradiction";
    #[doc = "A plan excludes an initiative without a reason."]
    EXCLUDE_WITHOUT_REASON = "exclude-without-reason";
    #[doc = "A plan pins an initiative to a quarter that is not in it."]
    PIN_OUTSIDE_PLAN = "pin-outside-plan";
    #[doc = "A plan says that an initiative has started, but only after the first quarter of the plan."]
    STARTED_AFTER_START = "started-after-start";
    #[doc = "A plan says that an initiative has started so long ago that by its quarters it has ended: a warning."]
    STARTED_LONG_AGO = "started-long-ago";

    #[doc = "The file is no workbook that can be read."]
    NOT_A_WORKBOOK = "not-a-workbook";
    #[doc = "A workbook is far larger than any form."]
    WORKBOOK_TOO_LARGE = "workbook-too-large";
    #[doc = "A workbook does not say of which questionnaire it is a form."]
    FORM_ORIGIN = "form-origin";
    #[doc = "A sheet, or rows of it, were added to a form or taken out."]
    FORM_SHEET = "form-sheet";
    #[doc = "A column of a form is missing, or there twice."]
    FORM_COLUMNS = "form-columns";
    #[doc = "A formula stands in a form where text is wanted."]
    FORMULA_IN_FORM = "formula-in-form";
    #[doc = "Cells of a form were merged, so that it is not clear what they answer."]
    MERGED_CELLS = "merged-cells";
    #[doc = "The question that stands in a form beside an id is another one, or in other words."]
    OTHER_QUESTION = "other-question";
    #[doc = "Something was written into a form where no question is."]
    ANSWER_WITHOUT_QUESTION = "answer-without-question";

    #[doc = "Lint: a text is no question, or asks several things."]
    LINT_TEXT = "lint-text";
    #[doc = "Lint: a question has no help."]
    LINT_HELP = "lint-help";
    #[doc = "Lint: a question names less than two pieces of evidence."]
    LINT_EVIDENCE = "lint-evidence";
    #[doc = "Lint: two questions ask nearly the same."]
    LINT_DUPLICATE = "lint-duplicate";
    #[doc = "Lint: no initiative closes a question, or none lifts it to its best answer."]
    LINT_NOT_CLOSED = "lint-not-closed";
    #[doc = "Lint: an initiative closes nothing."]
    LINT_CLOSES_NOTHING = "lint-closes-nothing";
    #[doc = "Lint: two initiatives hold the same milestone for the first time."]
    LINT_MILESTONE = "lint-milestone";
    #[doc = "Lint: a condition always or never holds."]
    LINT_CONDITION = "lint-condition";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kebab_case_and_unique() {
        for (place, (code, meaning)) in ALL.iter().enumerate() {
            let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(code.chars().all(kebab), "{code}");
            assert!(meaning.ends_with('.'), "{code}");
            assert!(
                ALL[..place].iter().all(|(other, _)| other != code),
                "{code}"
            );
        }
    }
}
