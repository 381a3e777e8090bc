//! A small generator of equal numbers in every run and on every machine (xorshift64*, Vigna 2016).

/// The state of the generator.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// The generator at its beginning.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `sides`, which is at least 1.
    pub(super) fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        let sides = sides.max(1) as u64;
        // Multiplied and cut off, drawn below 2³² and sides small: no modulo, and the result is below `sides`.
        ((drawn * sides) >> 32) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_the_same_in_every_version_so_that_a_roadmap_is_drawn_up_again_as_it_was() {
        let mut dice = Dice::new(20_000);
        let drawn: Vec<usize> = (0..12).map(|_| dice.below(100)).collect();
        assert_eq!(drawn, [57, 97, 11, 84, 43, 86, 72, 56, 81, 5, 66, 47]);
    }
}
