//! The file around the sheets: what kind it is, and that unpacking it stays within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::addresses;
use super::fault::FormFault;
use crate::document::codes;

/// So many bytes may all parts of a workbook have, unpacked. A full one of a large questionnaire has a hundredth of it.
const LARGEST: u64 = 64 * 1024 * 1024;
/// So many parts may a workbook have.
const PARTS: usize = 2_000;

/// Refuses what is no workbook, or one that is not to be unpacked.
pub(super) fn check(bytes: &[u8]) -> Result<(), FormFault> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let message = "this is an old .xls file, or a workbook under a password";
        return Err(refused(message).help("open it, remove the password, and save it as .xlsx"));
    }
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) if bytes.starts_with(b"PK") => archive,
        _ => {
            let message = "this is no .xlsx workbook, or it was not copied completely";
            return Err(
                refused(message).help("give the file as it was saved by the spreadsheet program")
            );
        }
    };
    if archive.len() > PARTS {
        return Err(too_large(format!(
            "the workbook has more than {PARTS} parts"
        )));
    }
    if has(&archive, "content.xml") && has(&archive, "mimetype") {
        let message = "this is an OpenDocument spreadsheet (.ods), which is not read";
        let help = "open it, choose “Save as” with the file type “Excel 2007-365 (.xlsx)”, and give that file";
        return Err(refused(message).help(help));
    }
    if has(&archive, "xl/workbook.bin") {
        let message = "this is a binary workbook (.xlsb), which is not read";
        return Err(refused(message).help("open it and save it as .xlsx"));
    }
    let mut unpacked = 0;
    for place in 0..archive.len() {
        unpacked += part(&mut archive, place, LARGEST - unpacked)?;
    }
    Ok(())
}

fn has(archive: &ZipArchive<Cursor<&[u8]>>, name: &str) -> bool {
    let mut parts = archive.file_names();
    parts.any(|part| part.is_ok_and(|part| part == name))
}

/// Unpacks one part, of at most so many bytes, and returns how many there were. What the archive says of its size is not
/// believed.
fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    place: usize,
    left: u64,
) -> Result<u64, FormFault> {
    let broken = |error: &dyn std::fmt::Display| {
        let message = format!("a part of the workbook cannot be unpacked: {error}");
        refused(message)
            .help("save it once more with the spreadsheet program, and copy it completely")
    };
    let part = archive.by_index(place).map_err(|error| broken(&error))?;
    let name = part.name().map_err(|error| broken(&error))?.to_lowercase();
    let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
    let mut bytes = Vec::new();
    let mut part = part.take(left + 1);
    part.read_to_end(&mut bytes)
        .map_err(|error| broken(&error))?;
    let size = bytes.len() as u64;
    if size > left {
        let megabytes = LARGEST / 1024 / 1024;
        return Err(too_large(format!(
            "the workbook unpacks to more than {megabytes} MB"
        )));
    }
    // No spreadsheet program declares a document type; its entities could grow without end, or name other files.
    let declared = |mark: &[u8]| bytes.windows(mark.len()).any(|window| window == mark);
    if is_xml && (declared(b"<!DOCTYPE") || declared(b"<!ENTITY")) {
        let message = "the workbook declares entities, which no spreadsheet program does";
        return Err(refused(message).help("do not trust this file; ask the respondent for another"));
    }
    if is_xml && !addresses::are_sound(&bytes) {
        let message = "the workbook names cells that no sheet has";
        return Err(refused(message).help("do not trust this file; ask the respondent for another"));
    }
    Ok(size)
}

fn refused(message: impl Into<String>) -> FormFault {
    FormFault::error(codes::NOT_A_WORKBOOK, message)
}

fn too_large(message: String) -> FormFault {
    let help = "a form is far smaller; check that this is the file you meant";
    FormFault::error(codes::WORKBOOK_TOO_LARGE, message).help(help)
}
