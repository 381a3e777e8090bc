//! What every format shows, in words and figures that no renderer changes.

mod page;

pub use page::{Align, Bar, Block, Cell, Column, Entry, Page, Row, Table, Tone};
