//! Places in our terms.

use crate::document::diagnostic::Span;

/// The span in our terms. The parser knows byte offsets of all that comes from text.
pub(super) fn bytes(span: &granit_parser::Span) -> Span {
    let range = span.byte_range().unwrap_or_default();
    Span::new(range.start, range.end)
}
