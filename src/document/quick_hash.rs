//! A quick digest of short texts such as ids (FNV-1a).

use std::hash::{BuildHasherDefault, Hasher};

/// Hashes texts quickly. For tables whose keys come from a questionnaire: who chooses the keys could make them collide.
#[derive(Clone, Copy, Debug)]
pub(super) struct QuickHasher(u64);

/// What makes such hashers.
pub(super) type QuickHash = BuildHasherDefault<QuickHasher>;

impl Default for QuickHasher {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The digest of a text.
pub(super) fn digest(text: &str) -> u64 {
    let mut hasher = QuickHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_fnv_1a() {
        // Published test vectors.
        assert_eq!(digest(""), 0xCBF2_9CE4_8422_2325);
        assert_eq!(digest("a"), 0xAF63_DC4C_8601_EC8C);
        assert_eq!(digest("foobar"), 0x8594_4171_F739_67E8);
    }
}
