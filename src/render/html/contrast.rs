//! Text stands out from whatever is behind it, in charts as well, on screens that are light or dark.

use std::collections::BTreeMap;

use super::style::LOOK;

/// Colours by their names, as three shares of light.
type Colours = BTreeMap<String, [f64; 3]>;

/// The colours of both schemes: those of the dark one stand behind their media query.
fn schemes() -> [Colours; 2] {
    let (mut light, mut dark) = (Colours::new(), Colours::new());
    let mut in_the_dark = false;
    for line in LOOK.lines() {
        if line.starts_with("@media") {
            in_the_dark = line.contains("prefers-color-scheme: dark");
        } else if line.starts_with(":root") || line.starts_with('}') {
            in_the_dark = false;
        }
        for named in line.split("--").skip(1) {
            let colour = named.split_once(": #").and_then(|(name, rest)| {
                let digits = rest.get(..6)?;
                let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
                let parts = [part(0)?, part(2)?, part(4)?].map(|part| f64::from(part) / 255.0);
                Some((name.to_owned(), parts))
            });
            let of = if in_the_dark { &mut dark } else { &mut light };
            of.extend(colour);
        }
    }
    assert!(!dark.is_empty() && light.len() >= dark.len());
    dark.extend(
        light
            .iter()
            .filter(|(name, _)| !dark.contains_key(*name))
            .map(|(n, c)| (n.clone(), *c))
            .collect::<Vec<_>>(),
    );
    [light, dark]
}

/// Relative luminance and contrast, as WCAG 2.2 defines them.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |colour: [f64; 3]| {
        let linear = colour.map(|part| match part <= 0.040_45 {
            true => part / 12.92,
            false => ((part + 0.055) / 1.055).powf(2.4),
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A colour that lets through what is behind it.
fn over(above: [f64; 3], below: [f64; 3], opacity: f64) -> [f64; 3] {
    [0, 1, 2].map(|at| above[at] * opacity + below[at] * (1.0 - opacity))
}

#[test]
fn contrast_is_that_of_the_definition() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    let grey = [119.0 / 255.0; 3];
    assert!((contrast(grey, [1.0; 3]) - 4.478).abs() < 0.001);
}

#[test]
fn all_text_has_a_contrast_of_at_least_4_5() {
    for colours in schemes() {
        let colour = |name: &str| *colours.get(name).unwrap_or_else(|| panic!("no {name}"));
        let mut pairs = Vec::new();
        for text in ["ink", "soft", "link", "good", "caution", "bad"] {
            for behind in ["paper", "panel", "mark"] {
                pairs.push((format!("{text} on {behind}"), colour(text), colour(behind)));
            }
        }
        for band in 0..5 {
            let band = format!("band-{band}");
            pairs.push((format!("a field of {band}"), colour("ink"), colour(&band)));
        }
        // Counts of findings in their circles, and the words of the quadrant of quick wins.
        for circle in ["blue", "bad"] {
            pairs.push((
                format!("a count on {circle}"),
                colour("paper"),
                colour(circle),
            ));
        }
        let region = over(colour("blue"), colour("paper"), 0.1);
        pairs.push(("a word in a quadrant".to_owned(), colour("ink"), region));
        pairs.push(("a tick in a quadrant".to_owned(), colour("soft"), region));
        for (what, text, behind) in pairs {
            let found = contrast(text, behind);
            assert!(found >= 4.5, "{what}: {found:.2}");
        }
    }
}

#[test]
fn what_charts_draw_stands_out_from_the_paper() {
    for colours in schemes() {
        for shape in ["blue", "orange", "good", "bad", "soft", "ink"] {
            let found = contrast(colours[shape], colours["paper"]);
            assert!(found >= 3.0, "{shape}: {found:.2}");
        }
    }
}
