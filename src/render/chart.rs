//! Charts as SVG, the same for every format that can show them. What they show is worked out before; here it gets its shape.

pub(super) mod svg;
