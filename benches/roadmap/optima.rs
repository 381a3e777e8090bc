//! Proven optima of generated instances, found by `benches/optimum/optimum.py`.

/// Instances with the values that no roadmap can surpass.
const PROVEN: [(&str, i64); 0] = [];

/// How far a value stays below the proven optimum, as a share of it; `None` where none is known.
pub(crate) fn short(instance: &str, value: i64) -> Option<f64> {
    let (_, optimum) = PROVEN.iter().find(|(name, _)| *name == instance)?;
    Some((optimum - value) as f64 / *optimum as f64)
}
