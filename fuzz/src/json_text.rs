//! JSON as other programs write it: any blanks, any escapes, keys that are there twice.

use arbitrary::{Arbitrary, Result, Unstructured};

/// So deep may lists and maps stand in each other: beyond what is read.
const DEPTH: usize = 40;

/// A text that is JSON, with a map at its top.
#[derive(Debug)]
pub struct Json(pub String);

impl<'a> Arbitrary<'a> for Json {
    fn arbitrary(given: &mut Unstructured<'a>) -> Result<Self> {
        let mut text = String::new();
        map(&mut text, given, 0)?;
        blanks(&mut text, given)?;
        Ok(Self(text))
    }
}

fn blanks(text: &mut String, given: &mut Unstructured<'_>) -> Result<()> {
    text.push_str(given.choose(&["", "", "", " ", "\n", "\n  ", "\t", "\r\n", " \r"])?);
    Ok(())
}

fn value(text: &mut String, given: &mut Unstructured<'_>, depth: usize) -> Result<()> {
    match given.int_in_range(0..=9)? {
        0 | 1 if depth < DEPTH => map(text, given, depth),
        2 | 3 if depth < DEPTH => list(text, given, depth),
        4 | 5 => string(text, given),
        6 => {
            text.push_str(&format!("{}", i64::arbitrary(given)?));
            Ok(())
        }
        7 => {
            let number = f64::arbitrary(given)?;
            text.push_str(&format!("{:e}", if number.is_finite() { number } else { 0.5 }));
            Ok(())
        }
        _ => {
            let words = ["true", "false", "null", "0", "-0", "1.50", "1E+9", "1e400", "-1.0e-7", "\"\"", "[]", "{}"];
            text.push_str(given.choose(&words)?);
            Ok(())
        }
    }
}

fn map(text: &mut String, given: &mut Unstructured<'_>, depth: usize) -> Result<()> {
    text.push('{');
    blanks(text, given)?;
    for place in 0..given.int_in_range(0..=4)? {
        if place > 0 {
            text.push(',');
            blanks(text, given)?;
        }
        string(text, given)?;
        blanks(text, given)?;
        text.push(':');
        blanks(text, given)?;
        value(text, given, depth + 1)?;
        blanks(text, given)?;
    }
    text.push('}');
    Ok(())
}

fn list(text: &mut String, given: &mut Unstructured<'_>, depth: usize) -> Result<()> {
    text.push('[');
    blanks(text, given)?;
    for place in 0..given.int_in_range(0..=3)? {
        if place > 0 {
            text.push(',');
            blanks(text, given)?;
        }
        value(text, given, depth + 1)?;
        blanks(text, given)?;
    }
    text.push(']');
    Ok(())
}

fn string(text: &mut String, given: &mut Unstructured<'_>) -> Result<()> {
    const KEYS: [&str; 12] = [
        "format", "questionnaire", "date", "answers", "answer", "note", "inc-recorded", "<<", "~", "null", "8.20", "- a: #b",
    ];
    text.push('"');
    if bool::arbitrary(given)? {
        text.push_str(given.choose(&KEYS)?);
    } else {
        for _ in 0..given.int_in_range(0..=6)? {
            let sign = char::arbitrary(given)?;
            match given.int_in_range(0..=3)? {
                0 => {
                    let mut units = [0; 2];
                    for unit in sign.encode_utf16(&mut units) {
                        text.push_str(&format!("\\u{unit:04x}"));
                    }
                }
                1 => text.push_str(given.choose(&["\\n", "\\\"", "\\\\", "\\/", "\\t", "\\b", "\\f", "\\r"])?),
                _ if sign == '"' || sign == '\\' => text.push('x'),
                _ => text.push(sign),
            }
        }
    }
    text.push('"');
    Ok(())
}
