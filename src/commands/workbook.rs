//! Spreadsheets for respondents who have no terminal, and back.

use clap::{Args, Subcommand};

use super::failure::Failure;
use super::streams::Streams;
use super::{workbook_export, workbook_import};
use crate::exit::Exit;

/// Arguments of `workbook`.
#[derive(Args, Debug)]
pub struct WorkbookArgs {
    #[command(subcommand)]
    command: WorkbookCommand,
}

#[derive(Debug, Subcommand)]
enum WorkbookCommand {
    /// Make a form to fill in with Excel, LibreOffice and the like: a questionnaire, or the open part of an assessment.
    #[command(after_help = "Examples:\n  \
        itsm-gap workbook export itsm-manager -o form.xlsx\n  \
        itsm-gap workbook export iso20000 --quick -o first-look.xlsx\n  \
        itsm-gap workbook export my.yaml --ask \"Service desk lead\" -o desk.xlsx\n  \
        itsm-gap workbook export my.yaml --section 8.6 -o operations.xlsx\n\n\
        A form that is cut for somebody by --ask, --section or --area does not ask about\n\
        the organisation.")]
    Export(workbook_export::ExportArgs),
    /// Take over what respondents filled in, into a new assessment or one that exists; nothing in it is lost.
    #[command(after_help = "Examples:\n  \
        itsm-gap workbook import desk.xlsx -o my.yaml --dry-run    what would change\n  \
        itsm-gap workbook import desk.xlsx changes.xlsx -o my.yaml\n\n\
        Faults are named by sheet and cell, all at once; nothing is\n\
        written then. Formulas are refused as answers.\n\
        Where two people answer a question, both answers are kept as\n\
        responses, and disputes are told.")]
    Import(workbook_import::ImportArgs),
}

/// Makes a form, or reads forms.
///
/// # Errors
///
/// If a file has faults, or cannot be read or written, or there is nothing to ask.
pub fn run(args: &WorkbookArgs, streams: &Streams) -> Result<Exit, Failure> {
    match &args.command {
        WorkbookCommand::Export(args) => workbook_export::run(args, streams),
        WorkbookCommand::Import(args) => workbook_import::run(args, streams),
    }
}
