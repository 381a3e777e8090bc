//! A command as it runs when nothing goes wrong, and the folder to run it in once more.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use super::cases::{Before, Case};
use crate::support::{Place, Run, root};
use crate::workbook::form::Form;

/// Under which the file is found, where no case has a name for it.
const NAME: &str = "out";

/// A command, its folder, and what its file may hold.
pub(super) struct Untroubled {
    pub(super) case: &'static Case,
    pub(super) place: Place,
    /// All that there was before.
    fixtures: Vec<String>,
    /// What the file holds before; `None`: it is not there.
    pub(super) before: Option<Vec<u8>>,
    /// What it holds after each line of input, up to the last.
    pub(super) after: Vec<Option<Vec<u8>>>,
}

impl Untroubled {
    pub(super) fn new(case: &'static Case) -> Self {
        let place = Place::with_fixtures();
        // An editor's schema would stand beside a new assessment.
        place
            .run("questionnaire schema assessment -o assessment.schema.json")
            .quietly();
        if case.arguments.contains("filled.xlsx") {
            place
                .run("workbook export mini.yaml -o filled.xlsx")
                .exit(0);
            let path = place.path("filled.xlsx");
            let mut form = Form::open(&path);
            form.signed("J. Ray")
                .answer("op-owner", "Always")
                .answer("lok-used", "Here and there");
            form.save(&path);
        }
        let before = match case.before {
            Before::Nothing => None,
            Before::Result => Some(b"of last time\n".to_vec()),
            Before::Assessment(fixture) => {
                let fixture = root().join("tests/fixtures").join(fixture);
                Some(fs::read(fixture).unwrap())
            }
        };
        let mut new = Self {
            case,
            fixtures: place.names(),
            place,
            before,
            after: Vec::new(),
        };
        let lines: Vec<&str> = case.stdin.split_inclusive('\n').collect();
        for count in 0..=lines.len() {
            new.reset();
            let input = lines[..count].concat();
            let run = new.place.run(&new.arguments()).stdin(&input);
            match count == lines.len() {
                true => run.exit_any(case.done),
                // What ends too early may be told as well.
                false => run.exit_any(&[0, 130, 4, 3, 1]),
            };
            new.after.push(new.held());
        }
        assert_ne!(new.held(), new.before, "{} writes nothing", case.name);
        assert_eq!(
            new.beside(),
            [] as [String; 0],
            "{} leaves something",
            case.name
        );
        new
    }

    pub(super) fn arguments(&self) -> String {
        self.case.arguments.replace("OUT", &self.name())
    }

    pub(super) fn name(&self) -> String {
        format!("{NAME}.{}", self.case.ending)
    }

    pub(super) fn path(&self) -> PathBuf {
        self.place.path(self.name())
    }

    /// The program, about to run the command.
    pub(super) fn binary(&self) -> std::ffi::OsString {
        Run::command(&self.place.path("")).get_program().to_owned()
    }

    /// Puts everything back to where it was; what was there before is for nobody else to read.
    pub(super) fn reset(&self) {
        for name in self.beside() {
            fs::remove_file(self.place.path(name)).unwrap();
        }
        match &self.before {
            None => drop(fs::remove_file(self.path())),
            Some(before) => {
                fs::write(self.path(), before).unwrap();
                fs::set_permissions(self.path(), fs::Permissions::from_mode(0o600)).unwrap();
            }
        }
    }

    /// What the file holds now.
    pub(super) fn held(&self) -> Option<Vec<u8>> {
        fs::read(self.path()).ok()
    }

    /// Whether that is what it held before or may hold after, and nothing between.
    #[track_caller]
    pub(super) fn assert_whole(&self, how: &str) {
        let held = self.held();
        assert!(
            held == self.before || self.after.contains(&held),
            "{} {how}: the file is neither the old nor the new one: {}",
            self.case.name,
            String::from_utf8_lossy(&held.unwrap_or_default())
        );
    }

    /// Whether it holds what it held before.
    pub(super) fn is_old(&self) -> bool {
        self.held() == self.before
    }

    /// Whether it holds what it does when all goes well.
    pub(super) fn is_new(&self) -> bool {
        self.after.last() == Some(&self.held())
    }

    /// The names of all that stands in the folder now and did not before.
    pub(super) fn beside(&self) -> Vec<String> {
        let mut names = self.place.names();
        names.retain(|name| !self.fixtures.contains(name) && *name != self.name());
        names
    }
}
