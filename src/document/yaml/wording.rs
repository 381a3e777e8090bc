//! What the parser finds wrong with a text, in plain words.

use granit_parser::{ErrorKind, ScanError};

use crate::document::codes;
use crate::document::diagnostic::{Diagnostic, Span};
use crate::document::source::split;
use crate::document::suggest::quote;

const QUOTE_IT: &str = "put the whole text in quotation marks";
const ALIGN: &str =
    "entries of one list or map begin in the same column; check the spaces before this line";
const TRUNCATED: &str = "the file ends here; was it copied or saved completely?";

/// A syntax error as a diagnostic at its place.
pub(super) fn syntax_error(error: &ScanError, text: &str) -> Diagnostic {
    let mut at = offset(error, text);
    if explain(error.kind()).0 == codes::TAB_INDENTATION {
        at = nearest_tab(text, at);
    }
    let (_, behind) = split(text, at);
    let character = behind.chars().next();
    let character = character.filter(|c| !matches!(c, '\n' | '\r'));
    let width = character.map_or(0, char::len_utf8);
    let (code, message, help) = explain(error.kind());
    let fault = Diagnostic::error(code, Span::new(at, at + width), message);
    match help {
        _ if behind.trim().is_empty() => fault.help(TRUNCATED),
        Some(help) => fault.help(help),
        None => fault,
    }
}

/// Byte offset of an error, at the start of a character.
fn offset(error: &ScanError, text: &str) -> usize {
    let marker = error.marker();
    let by_characters = || text.char_indices().nth(marker.index()).map(|(at, _)| at);
    let at = marker.byte_offset().or_else(by_characters);
    split(text, at.unwrap_or(text.len())).0.len()
}

/// The parser points at what stands before or behind a tab.
fn nearest_tab(text: &str, at: usize) -> usize {
    let (before, behind) = split(text, at);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let (_, line) = split(before, line_start);
    let first = line.find('\t').map(|tab| line_start + tab);
    first
        .or_else(|| Some(at + behind.find('\t')?))
        .unwrap_or(at)
}

/// Code, message and help.
fn explain(kind: &ErrorKind) -> (&'static str, String, Option<&'static str>) {
    use ErrorKind as K;
    let syntax = |message: &str, help| (codes::YAML_SYNTAX, message.to_owned(), help);
    match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart
        | K::TabInPlainScalar
        | K::InvalidBlockEntryWhitespace
        | K::InvalidMappingValueWhitespace => (
            codes::TAB_INDENTATION,
            "a tab is used for indentation".to_owned(),
            Some("indent with spaces: replace each tab by two of them"),
        ),
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => (
            codes::UNCLOSED_QUOTE,
            "this quotation mark is never closed".to_owned(),
            Some("close it; within '…' an apostrophe is written twice, within \"…\" as \\\""),
        ),
        K::UnclosedFlowCollection { open } => unclosed(*open),
        K::UnexpectedEofFlowSequence => unclosed('['),
        K::UnexpectedEofFlowMapping | K::UnexpectedEofImplicitFlowMapping => unclosed('{'),
        K::MismatchedFlowCollectionEnd { open, close } => (
            codes::UNCLOSED_BRACKET,
            format!("`{open}` is closed by `{close}`"),
            Some("close each bracket by its own kind"),
        ),
        K::MisplacedFlowCollectionEnd => syntax(
            "this bracket was never opened",
            Some("remove it, or put the text it belongs to in quotation marks"),
        ),
        K::ExpectedFlowSequenceSeparator | K::ExpectedFlowMappingSeparator => syntax(
            "a comma or a closing bracket is missing before this",
            Some("separate entries within brackets by commas, and close the bracket"),
        ),
        K::InvalidColonPlacement | K::FlowMappingValueAdjacentCollection => syntax(
            "a colon is not expected here",
            Some("is a bracket or a quotation mark before it still open?"),
        ),
        K::RecursionLimitExceeded => (
            codes::TOO_DEEP,
            "lists and maps are nested too deeply".to_owned(),
            None,
        ),
        K::UnknownAnchor => (
            codes::UNKNOWN_ALIAS,
            "a text that begins with `*` is an alias, and its anchor does not exist".to_owned(),
            Some(QUOTE_IT),
        ),
        K::MissingAnchorOrAliasName => {
            syntax("a text cannot begin with `&` or `*` here", Some(QUOTE_IT))
        }
        K::MappingValueNotAllowed => syntax(
            "a colon in the middle of a text",
            Some(
                "put a text that contains `: ` in quotation marks; behind the colon of a key belongs a space",
            ),
        ),
        K::SimpleKeyExpected | K::InvalidSimpleKey => syntax(
            "a colon is missing after this key",
            Some("write `key: value`, with a space after the colon; indent what continues a text"),
        ),
        K::BlockSequenceEntryNotAllowed | K::BlockEntryInFlowCollection => syntax(
            "a list entry (`- `) is not expected here",
            Some("begin the list on a line of its own below its key"),
        ),
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::InvalidIndentation
        | K::InvalidBlockScalarIndent
        | K::InvalidFlowScalarIndent
        | K::InvalidQuotedScalarIndent
        | K::MappingKeyNotAllowed => syntax(
            "this line is indented differently from those it belongs to",
            Some(ALIGN),
        ),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => syntax(
            "there is text behind a closing quotation mark",
            Some(
                "put all of the text in quotation marks; within '…' an apostrophe is written twice",
            ),
        ),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => syntax(
            "a backslash in this text begins no escape that YAML knows",
            Some("use '…', where a backslash stands for itself, or write it twice"),
        ),
        K::UnexpectedCharacter { character } => {
            let control = character.is_control();
            let message = match control {
                true => format!("control character {}", quote(&character.to_string())),
                false => format!("a text cannot begin with {}", quote(&character.to_string())),
            };
            let help = if control {
                "remove this character"
            } else {
                QUOTE_IT
            };
            (codes::YAML_SYNTAX, message, Some(help))
        }
        K::CommentNotSeparated => syntax("a comment needs a space before its `#`", None),
        K::CommentInterceptedScalar => syntax("a comment stands in the middle of a text", None),
        K::BomInsideDocument => syntax("a byte order mark stands inside of the file", None),
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => {
            syntax("the text after `|` or `>` begins on the next line", None)
        }
        K::PlainScalarStartsWithDashFlowIndicator => {
            syntax("a text cannot begin like this", Some(QUOTE_IT))
        }
        // What is left is rare: directives, tags, and limits of the parser.
        other => (codes::YAML_SYNTAX, format!("not YAML: {other}"), None),
    }
}

fn unclosed(open: char) -> (&'static str, String, Option<&'static str>) {
    let message = format!("the bracket `{open}` is never closed");
    (
        codes::UNCLOSED_BRACKET,
        message,
        Some("close it, or put a text that begins so in quotation marks"),
    )
}
