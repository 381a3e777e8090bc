//! Data flows one way: what CONTRIBUTING.md says of who imports whom is true of every file.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::markdown::Markdown;
use crate::support::root;

/// The modules of the table, from above to below.
fn layers() -> Vec<String> {
    let text = Markdown::read("CONTRIBUTING.md").text;
    let table = text
        .lines()
        .skip_while(|line| !line.starts_with("| `src/`"));
    let rows = table.skip(2).take_while(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    let names = cells.flat_map(|cell| cell.split(','));
    names
        .map(|name| name.trim().trim_matches('`'))
        .map(|name| {
            name.trim_end_matches('/')
                .trim_end_matches(".rs")
                .to_owned()
        })
        .collect()
}

/// The modules that know no files, terminal, clock, environment or randomness.
const CORE: [&str; 8] = [
    "model",
    "scoring",
    "gap",
    "roadmap",
    "comparison",
    "merge",
    "portfolio",
    "report",
];
/// What they would know these by.
const OUTSIDE: [&str; 14] = [
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "Instant",
    "SystemTime",
    "RandomState",
    "Zoned::now",
    "Timestamp::now",
    "println!",
    "tempfile",
];

/// The files of a module that are part of the program.
fn files(module: &str) -> Vec<PathBuf> {
    let folder = root().join("src").join(module);
    let own = folder.with_extension("rs");
    let mut found = Vec::new();
    for head in [own, folder.join("mod.rs")] {
        if head.exists() {
            follow(&head, &mut found);
        }
    }
    found
}

/// A file with those of its modules that are not for tests alone.
fn follow(file: &Path, found: &mut Vec<PathBuf>) {
    found.push(file.to_owned());
    let text = code(file);
    let folder = match file.file_name().unwrap().to_str().unwrap() {
        "mod.rs" => file.parent().unwrap().to_owned(),
        _ => file.with_extension(""),
    };
    for line in text.lines() {
        let Some(name) = line
            .strip_suffix(';')
            .and_then(|line| line.rsplit_once("mod "))
            .filter(|(before, _)| before.is_empty() || before.starts_with("pub"))
            .map(|(_, name)| name)
        else {
            continue;
        };
        let own = folder.join(format!("{name}.rs"));
        let own = if own.exists() {
            own
        } else {
            folder.join(name).join("mod.rs")
        };
        follow(&own, found);
    }
}

/// The text of a file without comments, and without what is for tests alone.
fn code(file: &Path) -> String {
    let text =
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line == "#[cfg(test)]" {
            // Either a declaration, or a module written out, which ends where a line closes it.
            let mut next = lines.next().unwrap_or_default();
            while next.starts_with('#') {
                next = lines.next().unwrap_or_default();
            }
            if !next.ends_with(';') && !next.ends_with('}') {
                lines.by_ref().find(|line| matches!(*line, "}" | "};"));
            }
        } else if !line.trim_start().starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// The modules that a file imports, in paths of any length and in lists.
fn imports(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        rest[..end.unwrap_or(rest.len())].to_owned()
    };
    let mut found = BTreeSet::new();
    for (at, path) in text.match_indices("crate::") {
        let rest = &text[at + path.len()..];
        match rest.strip_prefix('{') {
            None => drop(found.insert(name(rest))),
            Some(list) => {
                let mut depth = 0;
                for (at, sign) in list.char_indices() {
                    match sign {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        _ if depth > 0 => {}
                        _ => {
                            let first = list[..at].trim_end().ends_with(',')
                                || list[..at].trim().is_empty();
                            if first && sign.is_alphabetic() {
                                found.insert(name(&list[at..]));
                            }
                        }
                    }
                }
            }
        }
    }
    found
}

#[test]
fn lists_and_paths_are_understood() {
    let text = "use crate::model::{A, B};\nuse crate::{gap, report::{self, x}, scoring::y};\nfn f() -> crate::exit::Exit {}\n";
    let found: Vec<String> = imports(text).into_iter().collect();
    assert_eq!(found, ["exit", "gap", "model", "report", "scoring"]);
}

#[test]
fn the_table_has_every_module() {
    let mut there: Vec<String> = fs::read_dir(root().join("src"))
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .filter(|name| name != "main" && name != "lib")
        .collect();
    there.sort();
    there.dedup();
    let mut told = layers();
    told.sort();
    assert_eq!(told, there);
}

#[test]
fn nothing_imports_from_below() {
    let layers = layers();
    let mut looked_at = 0;
    for (place, module) in layers.iter().enumerate() {
        let above = &layers[..place];
        let files = files(module);
        assert!(!files.is_empty(), "{module}");
        for file in files {
            looked_at += 1;
            for other in imports(&code(&file)) {
                let known = above.contains(&other) || other == *module;
                assert!(
                    known,
                    "{} imports `{other}`, which stands below `{module}`",
                    file.display()
                );
            }
        }
    }
    assert!(looked_at > 300, "only {looked_at} files");
}

#[test]
fn the_core_knows_nothing_of_the_world() {
    for module in CORE {
        for file in files(module) {
            let text = code(&file);
            for word in OUTSIDE {
                assert!(!text.contains(word), "{} knows of {word}", file.display());
            }
        }
    }
}
