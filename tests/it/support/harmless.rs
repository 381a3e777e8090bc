//! Looks for characters that steer a terminal, turn the direction of writing or command a CI service.

/// Expects text to hold nothing but what is meant to be seen.
#[track_caller]
pub(crate) fn assert_harmless(text: &str) {
    for (at, sign) in text.char_indices() {
        let steers = sign.is_control() && sign != '\n';
        let turns = matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let hides = matches!(
            sign,
            '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}'
        );
        let around: String = text[..at].chars().rev().take(60).collect();
        let around: String = around.chars().rev().collect();
        assert!(
            !(steers || turns || hides),
            "U+{:04X} behind {around:?}",
            u32::from(sign)
        );
    }
    for line in text.lines() {
        assert!(
            !line.trim_start().starts_with("::"),
            "a workflow command: {line}"
        );
        assert!(!line.contains("##["), "a workflow command: {line}");
    }
}
