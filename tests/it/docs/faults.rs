//! Writes down the codes of all faults, from their one list.

use std::fmt::Write as _;

use itsm_gap::document::codes;
use snapbox::IntoData;

use crate::support::root;

const HEAD: &str = "\
# Codes of faults

<!-- Written by the test docs::faults from src/document/codes.rs. Do not edit:
     SNAPSHOTS=overwrite cargo test --test it docs::faults -->

Every fault of a file comes with a code, its place, what is wrong, and what to write instead. Codes are stable: scripts may rely on them,
while the wording of messages may change. Some are warnings: the file is used, and something in it counts for nothing. What begins with `lint-` is
told with `validate --lint` alone.

| Code | Meaning |
|---|---|
";

#[test]
fn every_code_of_a_fault_is_written_down() {
    let mut page = HEAD.to_owned();
    for (code, meaning) in codes::ALL {
        let meaning = meaning.trim_start_matches("Lint: ");
        let _ = writeln!(page, "| `{code}` | {meaning} |");
    }
    let path = root().join("docs/files/faults.md");
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(
        page.into_data().raw(),
        snapbox::Data::read_from(&path, None).raw(),
    );
}
