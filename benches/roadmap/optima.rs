//! Proven optima of generated instances, found by `benches/optimum/optimum.py`.

/// Instances with the values that no roadmap can surpass.
const PROVEN: [(&str, i64); 19] = [
    ("40x12-ample-1", 9_752_050),
    ("40x12-ample-2", 4_157_664),
    ("40x12-ample-3", 7_750_000),
    ("40x12-ample-4", 8_903_218),
    ("40x12-ample-5", 5_628_600),
    ("40x12-ample-6", 9_050_738),
    ("40x12-ample-7", 6_064_001),
    ("40x12-ample-8", 6_948_749),
    ("40x12-ample-9", 9_550_100),
    ("40x12-tight-1", 8_407_500),
    ("40x12-tight-2", 3_225_430),
    ("40x12-tight-3", 6_144_000),
    ("40x12-tight-4", 7_899_350),
    ("40x12-tight-5", 4_776_300),
    ("40x12-tight-6", 6_891_231),
    ("40x12-tight-7", 5_233_700),
    ("40x12-tight-8", 5_051_566),
    ("40x12-tight-9", 7_427_150),
    ("40x12-tight-10", 4_011_000),
];

/// How far a value stays below the proven optimum, as a share of it; `None` where none is known.
pub(crate) fn short(instance: &str, value: i64) -> Option<f64> {
    let (_, optimum) = PROVEN.iter().find(|(name, _)| *name == instance)?;
    Some((optimum - value) as f64 / *optimum as f64)
}
