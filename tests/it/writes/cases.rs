//! All commands that write a file.

/// A command that writes a file, in a folder with the fixtures.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) name: &'static str,
    /// `OUT` stands for the file.
    pub(super) arguments: &'static str,
    /// The ending of the file.
    pub(super) ending: &'static str,
    pub(super) stdin: &'static str,
    /// What the file holds before.
    pub(super) before: Before,
    /// Exit codes when nothing goes wrong.
    pub(super) done: &'static [i32],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// It must not be there.
    Nothing,
    /// It is a result of last time.
    Result,
    /// It is this fixture, an assessment that is changed.
    Assessment(&'static str),
}

const fn result(name: &'static str, arguments: &'static str, ending: &'static str) -> Case {
    Case {
        name,
        arguments,
        ending,
        stdin: "",
        before: Before::Result,
        done: &[0],
    }
}

const fn new(name: &'static str, arguments: &'static str, ending: &'static str) -> Case {
    Case {
        before: Before::Nothing,
        ..result(name, arguments, ending)
    }
}

const fn over(name: &'static str, arguments: &'static str, fixture: &'static str) -> Case {
    Case {
        before: Before::Assessment(fixture),
        ..result(name, arguments, "yaml")
    }
}

pub(super) const CASES: [Case; 26] = [
    result("report md", "report partial.yaml -o OUT", "md"),
    result("report html", "report partial.yaml -o OUT", "html"),
    result("report json", "report partial.yaml -o OUT", "json"),
    result("report csv", "report partial.yaml -o OUT", "csv"),
    result("report xlsx", "report partial.yaml -o OUT", "xlsx"),
    result("roadmap", "roadmap partial.yaml -o OUT", "json"),
    result("calendar", "roadmap partial.yaml -o OUT", "ics"),
    result("compare", "compare empty.yaml partial.yaml -o OUT", "md"),
    Case {
        done: &[1],
        ..result("check", "check partial.yaml -o OUT", "json")
    },
    Case {
        done: &[1],
        ..result("check also", "check partial.yaml --also OUT", "xml")
    },
    result(
        "batch csv",
        "batch partial.yaml selected.yaml -o OUT",
        "csv",
    ),
    result(
        "batch ndjson",
        "batch partial.yaml selected.yaml -o OUT",
        "ndjson",
    ),
    result(
        "batch xlsx",
        "batch partial.yaml selected.yaml -o OUT",
        "xlsx",
    ),
    result(
        "batch html",
        "batch partial.yaml selected.yaml -o OUT",
        "html",
    ),
    result("explain", "explain partial.yaml overall -o OUT", "md"),
    new("merge", "merge partial.yaml selected.yaml -o OUT", "yaml"),
    new("export", "workbook export mini.yaml -o OUT", "xlsx"),
    new(
        "import new",
        "workbook import filled.xlsx -o OUT --questionnaire mini.yaml --date 2026-11-20",
        "yaml",
    ),
    over(
        "import over",
        "workbook import filled.xlsx -o OUT",
        "partial.yaml",
    ),
    Case {
        stdin: "1\n1\n3\n2\n4\nq\n",
        ..over("assess", "assess OUT --plain", "empty.yaml")
    },
    Case {
        stdin: "Harbour IT\nHosting\n\nA. Lind\n1\n1\n3\n2\nq\n",
        ..new(
            "assess new",
            "assess OUT --plain --questionnaire mini.yaml --date 2026-11-20",
            "yaml",
        )
    },
    new("template", "template mini.yaml -o OUT", "yaml"),
    new(
        "questionnaire",
        "questionnaire export itsm-manager -o OUT",
        "yaml",
    ),
    result("schema", "questionnaire schema plan -o OUT", "json"),
    result("completions", "completions bash -o OUT", "sh"),
    result("list", "questionnaire list -o OUT", "md"),
];
