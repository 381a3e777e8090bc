//! How figures spread: quartiles and bands.

use super::row::Billionths;

/// The quartiles of figures, interpolated linearly between neighbours (type 7 of Hyndman and Fan, as spreadsheets do).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quartiles {
    /// The lowest.
    pub lowest: Billionths,
    /// A quarter lies at or below it.
    pub first: Billionths,
    /// Half lies at or below it.
    pub median: Billionths,
    /// Three quarters lie at or below it.
    pub third: Billionths,
    /// The highest.
    pub highest: Billionths,
}

/// How many figures lie in which of some equal bands; those on a bound lie in the upper one, a full figure in the highest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// The bands, the lowest first.
    pub bands: Vec<usize>,
    /// Those without a figure.
    pub none: usize,
}

impl Quartiles {
    /// The quartiles of those that have a figure; `None` if none has.
    pub fn of(figures: impl IntoIterator<Item = Billionths>) -> Option<Self> {
        let mut sorted: Vec<u32> = figures.into_iter().filter_map(Billionths::whole).collect();
        sorted.sort_unstable();
        let last = sorted.len().checked_sub(1)?;
        let at = |quarter: usize| {
            // All in whole numbers, so that no rounding depends on an order.
            let (place, part) = (last * quarter / 4, (last * quarter % 4) as u64);
            let value = |place: usize| u64::from(sorted.get(place).copied().unwrap_or_default());
            let sum = value(place) * (4 - part) + value(place + 1) * part;
            Billionths::of_whole(((sum + 2) / 4) as u32)
        };
        Some(Self {
            lowest: at(0),
            first: at(1),
            median: at(2),
            third: at(3),
            highest: at(4),
        })
    }

    /// The quarter in which a figure lies, 1–4, the lowest first; on a bound it lies in the lower one.
    pub fn quarter(&self, figure: Billionths) -> Option<u8> {
        figure.whole()?;
        Some(match figure {
            f if f <= self.first => 1,
            f if f <= self.median => 2,
            f if f <= self.third => 3,
            _ => 4,
        })
    }
}

impl Spread {
    /// How many bands a heat map has.
    pub const BANDS: usize = 5;

    /// Counts figures in so many bands.
    pub fn of(figures: impl IntoIterator<Item = Billionths>, bands: usize) -> Self {
        let mut spread = Self {
            bands: vec![0; bands],
            none: 0,
        };
        for figure in figures {
            let band = Self::band(figure, bands);
            match band.and_then(|band| spread.bands.get_mut(band)) {
                Some(count) => *count += 1,
                None => spread.none += 1,
            }
        }
        spread
    }

    /// The band of a figure among so many, from 0.
    pub fn band(figure: Billionths, bands: usize) -> Option<usize> {
        // Whole numbers, so that a figure on a bound is always seen to be.
        let band = u64::from(figure.whole()?) * bands as u64 / 1_000_000_000;
        Some((band as usize).min(bands.saturating_sub(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(values: &[f64]) -> Vec<Billionths> {
        values.iter().map(|v| Billionths::new(Some(*v))).collect()
    }

    fn shown(q: Quartiles) -> [f64; 5] {
        [q.lowest, q.first, q.median, q.third, q.highest].map(|figure| figure.get().unwrap())
    }

    #[test]
    fn quartiles_are_those_of_a_spreadsheet() {
        // =QUARTILE.INC({0.1,0.2,0.4,0.8},1) is 0.175, the median 0.3, the third 0.5.
        let of_four = Quartiles::of(figures(&[0.8, 0.1, 0.4, 0.2])).unwrap();
        assert_eq!(shown(of_four), [0.1, 0.175, 0.3, 0.5, 0.8]);
        let of_five = Quartiles::of(figures(&[0.5, 0.1, 0.3, 0.2, 0.4])).unwrap();
        assert_eq!(shown(of_five), [0.1, 0.2, 0.3, 0.4, 0.5]);
        let of_one = Quartiles::of(figures(&[0.7])).unwrap();
        assert_eq!(shown(of_one), [0.7; 5]);
    }

    #[test]
    fn what_has_no_figure_does_not_count() {
        assert_eq!(Quartiles::of([Billionths::NONE]), None);
        let mut some = figures(&[0.2, 0.4]);
        some.push(Billionths::NONE);
        assert_eq!(shown(Quartiles::of(some).unwrap())[2], 0.3);
    }

    #[test]
    fn a_figure_lies_in_one_quarter() {
        let quartiles = Quartiles::of(figures(&[0.1, 0.2, 0.3, 0.4, 0.5])).unwrap();
        let quarter = |value| quartiles.quarter(Billionths::new(value));
        assert_eq!(quarter(Some(0.1)), Some(1));
        assert_eq!(quarter(Some(0.2)), Some(1));
        assert_eq!(quarter(Some(0.25)), Some(2));
        assert_eq!(quarter(Some(0.4)), Some(3));
        assert_eq!(quarter(Some(0.5)), Some(4));
        assert_eq!(quarter(None), None);
    }

    #[test]
    fn a_figure_on_a_bound_lies_in_the_upper_band() {
        let spread = |bands| Spread::of(figures(&[0.0, 0.199999999, 0.2, 0.6, 1.0]), bands);
        assert_eq!(spread(5).bands, [2, 1, 0, 1, 1]);
        assert_eq!(spread(3).bands, [3, 1, 1]);
        assert_eq!(Spread::of([Billionths::NONE], 5).none, 1);
    }
}
