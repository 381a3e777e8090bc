//! A quick digest of short texts such as ids.

use std::hash::{BuildHasherDefault, Hasher};

/// Hashes texts quickly, eight bytes at a time: each is added to what was before, turned, and multiplied by a large odd number.
/// For tables whose keys come from a questionnaire: who chooses the keys could make them collide.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct QuickHasher(u64);

/// What makes such hashers.
pub(super) type QuickHash = BuildHasherDefault<QuickHasher>;

impl QuickHasher {
    fn add(&mut self, word: u64) {
        // 2⁶⁴ by the golden ratio.
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for QuickHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        let rest = rest.iter().rev();
        self.add(rest.fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }

    #[inline]
    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    #[inline]
    fn finish(&self) -> u64 {
        // The upper half is the better mixed one, and tables look at the lower.
        self.0 ^ self.0 >> 32
    }
}

/// The digest of a text.
#[inline]
pub(super) fn digest(text: &str) -> u64 {
    let mut hasher = QuickHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn texts_alike_have_digests_that_spread() {
        let ids = (0..100).flat_map(|a| (0..100).map(move |b| format!("8.{a}.{b}-question")));
        let digests: HashSet<u64> = ids.map(|id| digest(&id)).collect();
        assert_eq!(digests.len(), 10_000);
        for shift in [0, 32] {
            let buckets: HashSet<u64> = digests.iter().map(|d| d >> shift & 0xFFFF).collect();
            // Of 65,536 places 10,000 balls thrown at random hit some 9,300.
            assert!(buckets.len() > 8_800, "{} of {shift}", buckets.len());
        }
    }

    #[test]
    fn the_length_of_a_text_counts() {
        let texts = ["", "a", "aa", "abcdefgh", "abcdefghi", "abcdefgh\0i"];
        let digests: HashSet<u64> = texts.iter().map(|text| digest(text)).collect();
        assert_eq!(digests.len(), texts.len());
    }
}
