//! JSON on one line, written key by key: where many thousands of lines are written, the way through tables of keys and
//! a look at every sign takes three times as long.

use super::escaped;

/// An object that is being written.
pub(super) struct Object<'t> {
    text: &'t mut Vec<u8>,
    begun: bool,
}

/// A value of one word or number.
pub(super) trait Plain {
    /// Writes it.
    fn write(self, text: &mut Vec<u8>);
}

/// Writes an object.
#[inline]
pub(super) fn object(text: &mut Vec<u8>, fill: impl FnOnce(&mut Object<'_>)) {
    text.push(b'{');
    let mut object = Object { text, begun: false };
    fill(&mut object);
    object.text.push(b'}');
}

impl Object<'_> {
    /// A key, after which its value is written.
    #[inline]
    fn key(&mut self, key: &'static str) -> &mut Vec<u8> {
        let begin: &[u8] = if self.begun { b",\"" } else { b"\"" };
        self.begun = true;
        self.text.extend_from_slice(begin);
        self.text.extend_from_slice(key.as_bytes());
        self.text.extend_from_slice(b"\":");
        self.text
    }

    /// A key with a plain value.
    #[inline]
    pub(super) fn put(&mut self, key: &'static str, value: impl Plain) {
        value.write(self.key(key));
    }

    /// A key with an object, or with none.
    #[inline]
    pub(super) fn object<T>(
        &mut self,
        key: &'static str,
        value: Option<T>,
        fill: impl FnOnce(&mut Object<'_>, T),
    ) {
        let text = self.key(key);
        match value {
            Some(value) => object(text, |inner| fill(inner, value)),
            None => text.extend_from_slice(b"null"),
        }
    }

    /// A key with a list of objects.
    #[inline]
    pub(super) fn objects<T>(
        &mut self,
        key: &'static str,
        all: impl IntoIterator<Item = T>,
        fill: impl Fn(&mut Object<'_>, T),
    ) {
        list(self.key(key), all, |text, value| {
            object(text, |inner| fill(inner, value));
        });
    }

    /// A key with a list of plain values.
    #[inline]
    pub(super) fn list<T: Plain>(&mut self, key: &'static str, all: impl IntoIterator<Item = T>) {
        list(self.key(key), all, |text, value| value.write(text));
    }

    /// A key with an object whose keys are texts as well.
    pub(super) fn texts<'a>(
        &mut self,
        key: &'static str,
        all: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) {
        let text = self.key(key);
        text.push(b'{');
        parted(text, all, |text, (key, value)| {
            key.write(text);
            text.push(b':');
            value.write(text);
        });
        text.push(b'}');
    }
}

#[inline]
fn list<T>(text: &mut Vec<u8>, all: impl IntoIterator<Item = T>, write: impl Fn(&mut Vec<u8>, T)) {
    text.push(b'[');
    parted(text, all, write);
    text.push(b']');
}

#[inline]
fn parted<T>(
    text: &mut Vec<u8>,
    all: impl IntoIterator<Item = T>,
    write: impl Fn(&mut Vec<u8>, T),
) {
    for (place, value) in all.into_iter().enumerate() {
        if place > 0 {
            text.push(b',');
        }
        write(text, value);
    }
}

impl Plain for &str {
    #[inline]
    fn write(self, text: &mut Vec<u8>) {
        if is_plain(self.as_bytes()) {
            text.push(b'"');
            text.extend_from_slice(self.as_bytes());
            text.push(b'"');
        } else if let Ok(quoted) = serde_json::to_string(self) {
            // Text can always be quoted.
            text.extend_from_slice(escaped(&quoted).as_bytes());
        }
    }
}

/// Whether every byte stands for itself in a string of JSON, and in every terminal.
#[inline]
fn is_plain(text: &[u8]) -> bool {
    let plain = |byte: u8| matches!(byte, b' '..=b'~') & (byte != b'"') & (byte != b'\\');
    // Without a way out in the middle of them, eight bytes are looked at together.
    let (eights, rest) = text.as_chunks::<8>();
    let all_plain = |eight: &[u8; 8]| eight.iter().fold(true, |all, byte| all & plain(*byte));
    eights.iter().all(all_plain) && rest.iter().all(|byte| plain(*byte))
}

impl Plain for f64 {
    #[inline]
    fn write(self, text: &mut Vec<u8>) {
        // Memory can always be written to.
        let _ = serde_json::to_writer(text, &self);
    }
}

impl Plain for usize {
    #[inline]
    fn write(self, text: &mut Vec<u8>) {
        match u8::try_from(self) {
            Ok(digit @ ..=9) => text.push(b'0' + digit),
            _ => {
                // Memory can always be written to.
                let _ = serde_json::to_writer(text, &self);
            }
        }
    }
}

impl Plain for u8 {
    #[inline]
    fn write(self, text: &mut Vec<u8>) {
        usize::from(self).write(text);
    }
}

impl Plain for bool {
    fn write(self, text: &mut Vec<u8>) {
        let word: &[u8] = if self { b"true" } else { b"false" };
        text.extend_from_slice(word);
    }
}

impl<T: Plain> Plain for Option<T> {
    #[inline]
    fn write(self, text: &mut Vec<u8>) {
        match self {
            Some(value) => value.write(text),
            None => text.extend_from_slice(b"null"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(value: impl Plain) -> String {
        let mut text = Vec::new();
        value.write(&mut text);
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn objects_nest_and_none_is_null() {
        let mut text = Vec::new();
        object(&mut text, |line| {
            line.put("id", "a");
            line.put("score", None::<f64>);
            line.object("inner", Some(3_usize), |inner, count| {
                inner.put("count", count);
                inner.put("whole", true);
            });
            line.object("none", None::<()>, |_, ()| {});
            line.objects("parts", [1_u8, 12], |part, level| part.put("level", level));
            line.list("ids", ["b", "c"]);
            line.list::<&str>("empty", []);
            line.texts("names", [("x", "y"), ("z", "\"")]);
        });
        assert_eq!(
            String::from_utf8(text).unwrap(),
            r#"{"id":"a","score":null,"inner":{"count":3,"whole":true},"none":null,"parts":[{"level":1},{"level":12}],"ids":["b","c"],"empty":[],"names":{"x":"y","z":"\""}}"#
        );
    }

    #[test]
    fn what_steers_or_hides_is_written_as_its_code() {
        assert_eq!(written("a\u{1b}[2Jb"), r#""a\u001b[2Jb""#);
        assert_eq!(written("a\u{202e}b\nü"), r#""a\u202eb\nü""#);
        assert_eq!(written("\u{7f}"), r#""\u007f""#);
    }

    #[test]
    fn what_is_no_number_is_null() {
        assert_eq!(written(f64::NAN), "null");
        assert_eq!(written(1.0), "1.0");
    }

    proptest! {
        #[test]
        fn every_text_is_read_back_as_it_was(text: String) {
            let read: String = serde_json::from_str(&written(text.as_str())).unwrap();
            prop_assert_eq!(read, text);
        }

        #[test]
        fn every_number_is_read_back_as_it_was(number: usize, figure in proptest::num::f64::NORMAL) {
            prop_assert_eq!(written(number), number.to_string());
            let read: f64 = serde_json::from_str(&written(figure)).unwrap();
            prop_assert!((read - figure).abs() <= f64::EPSILON * figure.abs());
        }
    }
}
