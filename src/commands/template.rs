//! An empty, commented assessment file to fill in with an editor.

use std::path::Path;

use clap::Args;

use super::streams::Streams;
use crate::exit::Exit;
use crate::render;

use super::failure::Failure;
use super::loading;
use super::new_assessment::path_reference;
use super::output::OutputArgs;

/// Arguments of `template`.
#[derive(Args, Debug)]
pub struct TemplateArgs {
    /// The questionnaire: an id from `questionnaire list`, or the path of a file.
    #[arg(value_name = "ID")]
    questionnaire: String,

    /// Only the quick questions, for a first look.
    #[arg(long)]
    quick: bool,

    #[command(flatten)]
    output: OutputArgs,
}

/// Writes the empty assessment.
///
/// # Errors
///
/// If the questionnaire is not known or has faults, or a file cannot be read or written, or exists already.
pub fn run(args: &TemplateArgs, streams: &Streams) -> Result<Exit, Failure> {
    let loaded = loading::questionnaire(&args.questionnaire)?;
    if let Some(path) = args.output.to_file().filter(|path| path.exists()) {
        return Err(Failure::usage(
            format!("{} exists already, and may hold answers", path.display()),
            "choose another name, or remove the file first",
        ));
    }
    // What goes to standard output is likely kept in the folder one is in.
    let file = args.output.to_file().unwrap_or(Path::new(""));
    let path = loaded.path().map(|path| path_reference(file, path).name);
    let text = render::template::draw(&loaded.questionnaire, path.as_deref(), args.quick);
    args.output.write(&text, streams)?;
    Ok(Exit::Done)
}
