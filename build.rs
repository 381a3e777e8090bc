//! Turns the embedded questionnaires into a compact form that is read many times faster than YAML, and takes their
//! digests, which would cost more than all the rest of a start.
//!
//! The form is JSON in which every scalar is a string: `=` before what was written plain, `'` before what was quoted,
//! so that nothing of the raw tree is lost. `document/compact.rs` reads it.

#![expect(
    clippy::disallowed_methods,
    reason = "what is read and written here is the project's own"
)]

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use granit_parser::{Event, Parser, ScalarStyle};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=questionnaires");
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    for entry in fs::read_dir("questionnaires")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            let text = fs::read_to_string(&path)?;
            let compact = compact(&text).map_err(|error| format!("{}: {error}", path.display()))?;
            let stem = path.file_stem().ok_or("a questionnaire without a name")?;
            let written = out.join(stem);
            fs::write(written.with_extension("json"), compact)?;
            let digest: String = Sha256::digest(&text)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            fs::write(written.with_extension("sha256"), digest)?;
        }
    }
    Ok(())
}

/// A list or map that has not ended.
enum Open {
    List(Vec<Value>),
    Map(serde_json::Map<String, Value>, Option<String>),
}

fn compact(text: &str) -> Result<String, Box<dyn Error>> {
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event?;
        let value = match event {
            Event::Scalar(text, style, 0, None) => {
                if let Some(Open::Map(_, key @ None)) = open.last_mut() {
                    *key = Some(text.into_owned());
                    continue;
                }
                scalar(&text, style)
            }
            Event::SequenceStart(_, 0, None) => {
                open.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingStart(_, 0, None) => {
                open.push(Open::Map(serde_json::Map::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(items)) => Value::Array(items),
                Some(Open::Map(entries, _)) => Value::Object(entries),
                None => return Err("unbalanced".into()),
            },
            Event::Alias(_)
            | Event::Scalar(..)
            | Event::SequenceStart(..)
            | Event::MappingStart(..) => {
                return Err(format!(
                    "line {}: anchors and tags are not used here",
                    span.start.line()
                )
                .into());
            }
            _ => continue,
        };
        match open.last_mut() {
            None => root = Some(value),
            Some(Open::List(items)) => items.push(value),
            Some(Open::Map(entries, key)) => {
                let key = key.take().ok_or("a value without a key")?;
                if entries.insert(key.clone(), value).is_some() {
                    return Err(format!("the key {key} occurs twice").into());
                }
            }
        }
    }
    Ok(serde_json::to_string(&root.ok_or("empty")?)?)
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    match (style, text) {
        (ScalarStyle::Plain, "" | "~" | "null" | "Null" | "NULL") => Value::Null,
        (ScalarStyle::Plain, text) => Value::String(format!("={text}")),
        (_, text) => Value::String(format!("'{text}")),
    }
}
