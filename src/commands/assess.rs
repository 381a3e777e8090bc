//! Holds the interview, and saves the assessment after every answer.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::draft_file;
use super::extent_args::ExtentArgs;
use super::failure::Failure;
use super::file_keeper::FileKeeper;
use super::loading::{self, LoadedQuestionnaire};
use super::new_assessment;
use super::report::day;
use super::streams::Streams;
use super::undated::{Dated, put_day};
use crate::exit::Exit;
use crate::interview::{
    Draft, Drafts, End, Held, Manner, Plain, Prompter, Session, Stop, Terminal, hold, summary,
};
use crate::model::{Assessment, Questionnaire};
use crate::render::escape::shell_word;
use crate::storage;

/// Arguments of `assess`.
#[derive(Args, Debug)]
pub struct AssessArgs {
    /// The assessment: created if it does not exist, else resumed. Without it the interview asks for its name.
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// The questionnaire of a new assessment: an id from `questionnaire list`, or a file. Of an existing one: where it is found, if
    /// not where the assessment says.
    #[arg(long, value_name = "ID|FILE")]
    questionnaire: Option<String>,

    /// Day of a new assessment, or of one whose file says none, as 2027-03-31; by default today.
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,

    /// Day on which evidence is judged, as 2027-03-31; by default the date of the assessment.
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,

    /// Who answers; written beside every answer.
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    /// After each answer ask for evidence, sample, note and more.
    #[arg(long)]
    details: bool,

    /// Last cycle's assessment: its answers are offered to confirm, and asked for again where evidence has expired.
    #[arg(long, value_name = "FILE")]
    previous: Option<PathBuf>,

    /// Answer in lines of text, nothing redrawn: for screen readers, simple terminals and scripts.
    #[arg(long)]
    plain: bool,

    /// Put assessment.schema.json beside a new file, and name it there, so that editors complete and check what is written
    /// by hand. Unless something of that name is there.
    #[arg(long)]
    schema: bool,

    #[command(flatten)]
    extent: ExtentArgs,
}

/// Holds the interview.
///
/// # Errors
///
/// If nobody can answer, a file has faults or cannot be read or created, or is being assessed elsewhere.
pub fn run(args: &AssessArgs, streams: &Streams) -> Result<Exit, Failure> {
    if args.file.as_deref() == Some(Path::new("-")) {
        return Err(Failure::usage(
            "an assessment is saved after every answer, which standard input cannot take",
            "give the name of a file",
        ));
    }
    let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb" || term.is_empty());
    if !args.plain && !streams.attended() {
        return Err(Failure::usage(
            "an interview needs a terminal, for its questions and for the answers",
            "add --plain to answer in lines from a script, or fill in a file: itsm-gap template itsm-manager -o FILE",
        ));
    }
    if args.plain || (dumb && cfg!(unix)) {
        let mut plain = Plain::new(io::stdin().lock(), io::stderr(), streams.talk_style());
        return sitting(args, streams, &mut plain).map(|ended| ended.tell(streams))?;
    }
    let style = streams.talk_style();
    let mut terminal = Terminal::open(style.color, style.ascii).map_err(failed_terminal)?;
    let ended = sitting(args, streams, &mut terminal);
    drop(terminal);
    ended?.tell(streams)
}

fn failed_terminal(error: io::Error) -> Failure {
    Failure::Internal(
        anyhow::Error::new(error).context("failed to take over the terminal; try --plain"),
    )
}

/// What to do about a file that cannot be written.
const UNWRITABLE: &str = "an interview saves every answer in the file: make it and its folder writable, or go on with a copy of it in a \
                          folder of your own";

/// How a sitting ended, and what is to be told of it once the terminal is given back.
enum Ended {
    /// The interview was held.
    Held {
        file: PathBuf,
        end: End,
        page: crate::report::Page,
        /// All that was said, where it could be kept nowhere.
        text: Option<String>,
        /// What was typed and not entered, and whether that is kept for the next sitting.
        drafts: (Vec<Draft>, bool),
    },
    /// Left before there was a file.
    Before(Stop),
}

fn sitting(
    args: &AssessArgs,
    streams: &Streams,
    prompter: &mut dyn Prompter,
) -> Result<Ended, Failure> {
    let today = jiff::Zoned::now().date();
    let file = match &args.file {
        Some(file) => file.clone(),
        None => match new_assessment::name(prompter) {
            Ok(Some(file)) => file,
            Ok(None) => return Ok(Ended::Before(Stop::Ended)),
            Err(stop) => return Ok(Ended::Before(stop)),
        },
    };
    let new = !file.exists();
    let opened = if new {
        let questionnaire = match &args.questionnaire {
            Some(name) => loading::questionnaire(name)?,
            None if args.previous.is_some() => {
                let last = args.previous.as_deref().unwrap_or(&file);
                loading::assessment(last, None)?.questionnaire
            }
            None => match new_assessment::choose(prompter)? {
                Ok(Some(questionnaire)) => questionnaire,
                Ok(None) => return Ok(Ended::Before(Stop::Ended)),
                Err(stop) => return Ok(Ended::Before(stop)),
            },
        };
        let previous = previous(args, &questionnaire.questionnaire, streams)?;
        let date = args.date.unwrap_or(today);
        new_assessment::create(&file, &questionnaire, previous.as_ref(), date, args.schema)?;
        Opened {
            questionnaire,
            previous,
        }
    } else {
        storage::may_write(&file).map_err(|error| Failure::Storage {
            error,
            note: Some(UNWRITABLE.to_owned()),
        })?;
        let place = args.questionnaire.as_ref().map(Path::new);
        let mut undated = false;
        let loaded = match loading::assessment(&file, place) {
            Ok(loaded) => loaded,
            Err(failure) => match put_day(failure, &file, args.date, today, prompter)? {
                Dated::Put => {
                    undated = true;
                    loading::assessment(&file, place)?
                }
                Dated::Declined => return Ok(Ended::Before(Stop::Ended)),
                Dated::Stopped(stop) => return Ok(Ended::Before(stop)),
            },
        };
        if args.date.is_some() && !undated {
            return Err(Failure::usage(
                format!(
                    "--date is for a new assessment or one without a day, and {} has one",
                    file.display()
                ),
                "its day can be changed in the interview, with the key p",
            ));
        }
        let previous = previous(args, &loaded.questionnaire.questionnaire, streams)?;
        Opened {
            questionnaire: loaded.questionnaire,
            previous,
        }
    };
    let questionnaire = &opened.questionnaire.questionnaire;
    let extent = args.extent.resolve(questionnaire)?;
    let (mut keeper, assessment) = FileKeeper::open(&file, questionnaire)?;
    let drafts = Drafts::new(draft_file::read(&file));
    keeper.tell_when_ended(args.plain, &drafts);
    let manner = Manner {
        by: args.by.clone(),
        details: args.details,
        today,
        previous: opened.previous.as_ref(),
        new,
        drafts: drafts.clone(),
    };
    let session = Session::new(questionnaire, assessment, &extent, args.as_of);
    let Held { session, end } = hold(session, &extent, manner.clone(), prompter, &mut keeper);
    let drafts = drafts.all();
    let drafts_kept = draft_file::keep(&file, &drafts);
    let lost = matches!(end, End::Unkept(Err(_)));
    Ok(Ended::Held {
        page: summary(&session, &manner, &shell_word(&file.to_string_lossy())),
        text: lost.then(|| keeper.whole(session.assessment())),
        file,
        end,
        drafts: (drafts, drafts_kept),
    })
}

/// What an interview is about, besides its file.
struct Opened {
    questionnaire: LoadedQuestionnaire,
    previous: Option<Assessment>,
}

fn previous(
    args: &AssessArgs,
    questionnaire: &Questionnaire,
    streams: &Streams,
) -> Result<Option<Assessment>, Failure> {
    let Some(path) = &args.previous else {
        return Ok(None);
    };
    let (assessment, warnings) = loading::assessment_with(loading::source(path)?, questionnaire)?;
    streams.warn(warnings.as_ref());
    Ok(Some(assessment))
}

/// What was typed and not entered is never lost without a word.
fn tell_of_drafts(streams: &Streams, drafts: &[Draft], kept: bool) {
    if drafts.is_empty() {
        return;
    }
    streams.say(match kept {
        true => "What you were typing is not entered yet; it is there again when you go on:",
        false => "What you were typing was not entered, and could not be kept:",
    });
    for draft in drafts {
        streams.say(&draft.described());
    }
    streams.say("");
}

impl Ended {
    /// Tells how it ended and how to go on.
    fn tell(self, streams: &Streams) -> Result<Exit, Failure> {
        let (file, end, page, text, drafts) = match self {
            Self::Held {
                file,
                end,
                page,
                text,
                drafts,
            } => (file, end, page, text, drafts),
            Self::Before(Stop::Interrupted) => return Ok(Exit::Interrupted),
            Self::Before(Stop::Ended) => {
                streams.say("Nothing was begun.");
                return Ok(Exit::Done);
            }
            Self::Before(Stop::Failed(error)) => return Err(failed_terminal(error)),
        };
        let name = file.display();
        let again = format!("itsm-gap assess {}", shell_word(&file.to_string_lossy()));
        tell_of_drafts(streams, &drafts.0, drafts.1);
        match end {
            End::Left | End::Stopped(Stop::Ended) => {
                streams.say_page(&page);
                streams.say(&format!("\nEverything is saved in {name}."));
                Ok(Exit::Done)
            }
            End::Stopped(Stop::Interrupted) => {
                streams.say(&format!(
                    "Interrupted. Every answer is saved in {name}; go on with: {again}"
                ));
                Ok(Exit::Interrupted)
            }
            End::Stopped(Stop::Failed(error)) => {
                streams.say(&format!(
                    "Every answer is saved in {name}; go on with: {again}"
                ));
                Err(failed_terminal(error))
            }
            End::Unkept(Ok(copy)) => {
                streams.say(&format!(
                    "{name} could not be saved. All answers, the last ones too, are in {copy}; \
                     go on with that file, or copy it over once the cause is mended."
                ));
                Ok(Exit::Unreadable)
            }
            End::Unkept(Err(why)) => {
                streams.say(&format!("{name} could not be saved, and no copy could be made: {why}. All answers follow."));
                streams.write_result(text.unwrap_or_default().as_bytes())?;
                Ok(Exit::Unreadable)
            }
        }
    }
}
