//! A workbook as a file: unpacked within bounds, and known by its hidden sheet.

use super::cells::{self, Grid};
use super::container;
use super::fault::FormFault;
use super::origin::Origin;

/// A form that somebody may have filled in.
#[derive(Clone, Debug)]
pub struct FormWorkbook {
    pub(super) grids: Vec<Grid>,
    origin: Origin,
}

impl FormWorkbook {
    /// Reads the bytes of a workbook.
    ///
    /// # Errors
    ///
    /// If they are no .xlsx workbook, one out of bounds, or one that is no form.
    pub fn open(bytes: &[u8]) -> Result<Self, FormFault> {
        container::check(bytes)?;
        let grids = cells::read(bytes)?;
        let origin = Origin::read(&grids)?;
        Ok(Self { grids, origin })
    }

    /// What the form was made of.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }
}
