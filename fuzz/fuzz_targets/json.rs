#![no_main]
//! Whatever is read as JSON is the same as when YAML reads it: the same tree, places and faults.

use arbitrary::{Arbitrary, Unstructured};
use itsm_gap::document::{Document, Source};
use itsm_gap_fuzz::json_text::Json;
use itsm_gap_fuzz::mini;
use libfuzzer_sys::fuzz_target;

fn compare(text: &[u8]) {
    let source = Source::new("a.json", text);
    // JSON is read directly, unless somebody wants to know where everything stands.
    let direct = Document::parse(&source);
    let by_yaml = Document::parse_with_outline(&source).map(|(document, _)| document);
    match (direct, by_yaml) {
        (Ok(direct), Ok(by_yaml)) => {
            assert_eq!(format!("{direct:?}"), format!("{by_yaml:?}"), "{}", source.text());
            let (one, other) = (direct.to_assessment(mini()), by_yaml.to_assessment(mini()));
            assert_eq!(one.is_ok(), other.is_ok());
        }
        (Err(direct), Err(by_yaml)) => assert_eq!(direct, by_yaml),
        (direct, by_yaml) => panic!("{direct:?}\nbut by YAML\n{by_yaml:?}"),
    }
}

fuzz_target!(|input: &[u8]| {
    match input.split_first() {
        Some((0, rest)) => {
            if let Ok(json) = Json::arbitrary(&mut Unstructured::new(rest)) {
                compare(json.0.as_bytes());
            }
        }
        _ => compare(input),
    }
});
