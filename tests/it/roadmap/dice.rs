//! A small generator of numbers, so that random cases are the same on every machine.

use std::ops::RangeInclusive;

/// Numbers from a seed: xorshift with a multiplication at the end.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        // Never 0, and far apart for seeds that are close.
        Self((seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    pub(super) fn from(&mut self, range: RangeInclusive<i64>) -> i64 {
        let count = u64::try_from(range.end() - range.start() + 1).unwrap();
        range.start() + i64::try_from(self.next() % count).unwrap()
    }

    pub(super) fn place(&mut self, count: usize) -> usize {
        usize::try_from(self.next()).unwrap() % count
    }

    pub(super) fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.place(all.len())]
    }

    /// True in so many of a hundred cases.
    pub(super) fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    pub(super) fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.place(last + 1));
        }
    }
}
