//! Where in a text of JSON a closer look is needed.

use memchr::memchr2;

/// Whether a byte within a string needs a closer look: it may end it, be an escape, or be none that YAML lets through.
pub(super) const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        special[byte] = matches!(
            byte as u8,
            ..b' ' | b'"' | b'\\' | 0x7F | 0xC2 | 0xE2 | 0xEF
        );
        byte += 1;
    }
    special
};

/// Whether of all bytes that need a closer look there are quotation marks and backslashes alone.
pub(super) fn is_harmless(text: &[u8]) -> bool {
    let odd = |byte: &u8| matches!(*byte, ..b' ' | 0x7F | 0xC2 | 0xE2 | 0xEF);
    // Without a way out in the middle of them, many bytes are looked at together.
    let none = |part: &[u8]| !part.iter().fold(false, |any, byte| any | odd(byte));
    text.chunks(64).all(none)
}

/// Where the next quotation mark or backslash is.
#[inline]
pub(super) fn ending(text: &[u8]) -> Option<usize> {
    // Most texts are short: sixteen bytes are looked at together before anything further is called.
    let (words, _) = text.as_chunks();
    for (place, word) in words.iter().take(2).enumerate() {
        let word = u128::from_le_bytes(*word);
        let found = equal_to(word, b'"') | equal_to(word, b'\\');
        if found != 0 {
            return Some(place * 16 + found.trailing_zeros() as usize / 8);
        }
    }
    ending_far_off(text, words.len().min(2) * 16)
}

/// The same, from a place on.
fn ending_far_off(text: &[u8], from: usize) -> Option<usize> {
    memchr2(b'"', b'\\', text.get(from..)?).map(|at| from + at)
}

/// Of sixteen bytes the first that is equal to one, marked by its highest bit; what is marked above it may be none.
fn equal_to(word: u128, byte: u8) -> u128 {
    const ONES: u128 = u128::from_le_bytes([1; 16]);
    let difference = word ^ (ONES * u128::from(byte));
    difference.wrapping_sub(ONES) & !difference & (ONES << 7)
}
