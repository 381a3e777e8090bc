//! A drawing that is put together element by element. All text in it is escaped here.

use std::fmt::Write as _;

use crate::render::escape;
use crate::report::Anchor;

/// A drawing.
pub(super) struct Svg {
    id: String,
    title: String,
    description: String,
    body: String,
}

/// Where a text stands with regard to its place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

impl Svg {
    /// An empty drawing with its words.
    pub(super) fn new(id: &str, title: &str, description: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            description: description.to_owned(),
            body: String::new(),
        }
    }

    /// The name of a pattern of this drawing, for [`Svg::finish`] to define.
    pub(super) fn pattern(&self, name: &str) -> String {
        format!("url(#{}-{name})", escape::html(&self.id))
    }

    /// An element by its name and attributes, whose values need no escaping.
    fn element(&mut self, name: &str, class: &str, attributes: &[(&str, &str)]) {
        // Writing to a string cannot fail.
        let _ = write!(self.body, "<{name} class=\"{class}\"");
        for (attribute, value) in attributes {
            let _ = write!(self.body, " {attribute}=\"{value}\"");
        }
        self.body.push_str("/>");
    }

    /// A rectangle by its top left corner, width and height.
    pub(super) fn rect(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let (x, y, width, height) = (number(x), number(y), number(width), number(height));
        let attributes = [
            ("x", &*x),
            ("y", &y),
            ("width", &width),
            ("height", &height),
        ];
        self.element("rect", class, &attributes);
    }

    /// A rectangle filled with a pattern of this drawing.
    pub(super) fn hatched(
        &mut self,
        class: &str,
        pattern: &str,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
    ) {
        self.rect(class, (x, y), (width, height));
        let fill = self.pattern(pattern);
        let (x, y, width, height) = (number(x), number(y), number(width), number(height));
        let attributes = [
            ("fill", &*fill),
            ("x", &x),
            ("y", &y),
            ("width", &width),
            ("height", &height),
        ];
        self.element("rect", "pattern", &attributes);
    }

    /// A line through points, closed or open.
    pub(super) fn line(&mut self, class: &str, points: &[(f64, f64)], closed: bool) {
        let mut path = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            path.push(if at == 0 { 'M' } else { 'L' });
            path += &format!("{} {}", number(*x), number(*y));
        }
        if closed {
            path.push('Z');
        }
        self.path(class, &path);
    }

    /// A path as SVG writes it.
    pub(super) fn path(&mut self, class: &str, path: &str) {
        self.element("path", class, &[("d", path)]);
    }

    /// A circle.
    pub(super) fn circle(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        let (x, y, radius) = (number(x), number(y), number(radius));
        self.element("circle", class, &[("cx", &x), ("cy", &y), ("r", &radius)]);
    }

    /// A line of text on its base line.
    pub(super) fn text(&mut self, class: &str, (x, y): (f64, f64), side: Side, text: &str) {
        let anchor = match side {
            Side::Start => "",
            Side::Middle => " text-anchor=\"middle\"",
            Side::End => " text-anchor=\"end\"",
        };
        let _ = write!(
            self.body,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\"{anchor}>{}</text>",
            number(x),
            number(y),
            escape::html(text),
        );
    }

    /// What is drawn leads to a place of the page, if there is one; without text in it, `label` says what it is.
    pub(super) fn leading(
        &mut self,
        to: Option<&Anchor>,
        label: Option<&str>,
        draw: impl FnOnce(&mut Self),
    ) {
        let Some(to) = to else { return draw(self) };
        let _ = write!(self.body, "<a href=\"#{}\"", escape::html(to.as_str()));
        if let Some(label) = label {
            let _ = write!(self.body, " aria-label=\"{}\"", escape::html(label));
        }
        self.body.push('>');
        draw(self);
        self.body.push_str("</a>");
    }

    /// The drawing in a frame of this size, with the patterns that it uses.
    pub(super) fn finish(self, width: f64, height: f64) -> String {
        let id = escape::html(&self.id);
        let used = PATTERNS
            .iter()
            .filter(|(name, _)| self.body.contains(&format!("url(#{id}-{name})")));
        let patterns: String = used
            .map(|(name, content)| {
                format!(
                    "<pattern id=\"{id}-{name}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">{content}</pattern>"
                )
            })
            .collect();
        let defs = match patterns.is_empty() {
            true => String::new(),
            false => format!("<defs>{patterns}</defs>"),
        };
        // Within a picture nothing could be reached by itself.
        let role = match self.body.contains("<a ") {
            true => "group",
            false => "img",
        };
        format!(
            "<svg class=\"chart\" role=\"{role}\" aria-labelledby=\"{id}-title {id}-desc\" viewBox=\"0 0 {} {}\">\
             <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>{defs}{}</svg>",
            number(width),
            number(height),
            escape::html(&self.title),
            escape::html(&self.description),
            self.body,
        )
    }
}

/// The patterns that a drawing can use, by name.
const PATTERNS: [(&str, &str); 3] = [
    (
        "hatch",
        "<path class=\"pattern-line\" d=\"M-1 7L7-1M-1 1L1-1M5 7L7 5\"/>",
    ),
    (
        "cross",
        "<path class=\"pattern-line\" d=\"M-1 7L7-1M-1 1L1-1M5 7L7 5M-1-1L7 7\"/>",
    ),
    (
        "dots",
        "<circle class=\"pattern-dot\" cx=\"3\" cy=\"3\" r=\"1\"/>",
    ),
];

/// A length or place with at most two decimals: equal values are equal text.
pub(in crate::render) fn number(value: f64) -> String {
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        tens if tens % 10 == 0 => format!("{sign}{whole}.{}", tens / 10),
        _ => format!("{sign}{whole}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        for (value, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (12.0, "12"),
            (12.5, "12.5"),
            (12.05, "12.05"),
            (-0.25, "-0.25"),
            (99.999, "100"),
        ] {
            assert_eq!(number(value), text);
        }
    }
}
