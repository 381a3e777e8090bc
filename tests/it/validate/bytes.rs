//! Files that are no text, no YAML, or made to exhaust the reader.

use crate::support::{Place, faults};

/// Expects one fault, in the first place of which all is known.
#[track_caller]
fn assert_refused(name: &str, bytes: impl AsRef<[u8]>, code: &str, place: Option<(usize, usize)>) {
    let folder = Place::with_fixtures().file("bad.yaml", bytes);
    for command in ["validate", "report", "check"] {
        let done = folder.run(&format!("{command} bad.yaml --ascii")).exit(2);
        let found = faults(&done.stderr);
        assert_eq!(found.len(), 1, "{name}: {done:?}");
        assert_eq!(found[0].0, code, "{name}: {done:?}");
        if let Some((line, column)) = place {
            assert_eq!((found[0].1, found[0].2), (line, column), "{name}: {done:?}");
        }
    }
}

fn utf_16(text: &str, mark: bool, big: bool) -> Vec<u8> {
    let units = mark
        .then_some(0xFEFF)
        .into_iter()
        .chain(text.encode_utf16());
    units
        .flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
        .collect()
}

#[test]
fn what_is_empty_is_said_to_be_empty() {
    for text in [
        "",
        "\n",
        "   \n\n",
        "# only a comment\n",
        "\u{FEFF}",
        "---\n",
    ] {
        assert_refused(&format!("{text:?}"), text, "empty-file", None);
    }
}

#[test]
fn other_encodings_than_utf_8_are_named() {
    let text = "format: 1\nquestionnaire: mini.yaml\n";
    for (mark, big) in [(true, false), (true, true), (false, false), (false, true)] {
        assert_refused("utf-16", utf_16(text, mark, big), "not-utf-8", Some((1, 1)));
    }
    let latin = b"format: 1\norganisation: K\xE4se\n";
    assert_refused("latin-1", latin, "not-utf-8", Some((2, 16)));
    assert_refused(
        "cut off in a character",
        b"format: 1\na: \xE2\x82",
        "not-utf-8",
        Some((2, 4)),
    );
    assert_refused(
        "a surrogate",
        b"format: \xED\xA0\x80",
        "not-utf-8",
        Some((1, 9)),
    );
    assert_refused(
        "an overlong slash",
        b"format: \xC0\xAF",
        "not-utf-8",
        Some((1, 9)),
    );
}

#[test]
fn a_nul_byte_is_pointed_at() {
    assert_refused("nul", b"format: 1\nscope: a\0b\n", "nul-byte", Some((2, 9)));
}

#[test]
fn what_is_nested_too_deeply_is_refused_in_every_style() {
    let deep = 100_000;
    assert_refused(
        "lists",
        format!("a: {}", "[".repeat(deep)),
        "too-deep",
        None,
    );
    assert_refused(
        "maps",
        format!("a: {}", "{a: ".repeat(deep)),
        "too-deep",
        None,
    );
    let closed = format!("a: {}{}", "[".repeat(deep), "]".repeat(deep));
    assert_refused("closed lists", closed, "too-deep", None);
    let block: String = (0..2_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    assert_refused("blocks", block, "too-deep", None);
    assert_refused("dashes", "- ".repeat(20_000) + "a", "too-deep", None);
}

#[test]
fn an_alias_bomb_is_refused_before_it_explodes() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb += &format!("a{level}: &a{level} [{aliases}]\n");
    }
    assert_refused("a billion laughs", bomb, "too-many-entries", None);
    assert_refused(
        "an alias within itself",
        "a: &a [*a]\n",
        "unknown-alias",
        Some((1, 8)),
    );
}

#[test]
fn what_is_no_yaml_has_a_place() {
    for (text, place) in [
        ("format: 1\n  x: y: z\n", 2),
        ("format: 1\n@x: y\n", 2),
        ("format: 1\na: b\n c: d\n", 3),
        ("format: 1\na: 'b' c\n", 2),
        ("format: 1\na: ]\n", 2),
        ("%YAML 3.7\n---\na: b\n", 1),
        ("format: 1\na: \"\\q\"\n", 2),
    ] {
        let folder = Place::empty().file("bad.yaml", text);
        let done = folder.run("validate bad.yaml --ascii").exit(2);
        let found = faults(&done.stderr);
        assert!(
            found.iter().any(|fault| fault.1 == place),
            "{text:?}: {done:?}"
        );
    }
}

#[test]
fn every_beginning_of_a_file_is_read_or_refused_but_never_a_crash() {
    let place = Place::with_fixtures();
    let text = place.read("partial.yaml");
    let ends = text.char_indices().map(|(at, _)| at).step_by(97);
    let mut place = place;
    for end in ends {
        place = place.file("cut.yaml", &text[..end]);
        let output = crate::support::Run::command(&place.path(""))
            .args(["validate", "cut.yaml"])
            .output()
            .unwrap();
        let talk = String::from_utf8(output.stderr).unwrap();
        assert!(
            [Some(0), Some(2)].contains(&output.status.code()),
            "{end}: {talk}"
        );
        assert!(!talk.contains("panicked"), "{end}: {talk}");
    }
}

#[test]
fn a_folder_and_a_missing_file_are_unreadable() {
    let place = Place::with_fixtures();
    std::fs::create_dir(place.path("folder")).unwrap();
    for (file, why) in [
        ("folder", "folder"),
        (".", "folder"),
        ("missing.yaml", "no such file"),
        ("missing/a.yaml", "no such file"),
    ] {
        for command in ["validate", "report", "check"] {
            place
                .run(&format!("{command} {file}"))
                .exit(4)
                .stderr_has(file)
                .stderr_has(why);
        }
    }
    let text = "format: 1\nquestionnaire: gone.yaml\ndate: 2026-01-01\nanswers: {}\n";
    let place = place.file("a.yaml", text);
    place.run("validate a.yaml").exit(4).stderr_has("gone.yaml");
    place
        .run("validate empty.yaml --questionnaire gone.yaml")
        .exit(4);
}

#[test]
fn of_several_files_all_are_judged_and_the_worst_counts() {
    let place = Place::with_fixtures().file("bad.yaml", "format: 1\nhello: world\n");
    let done = place
        .run("validate missing.yaml bad.yaml mini.yaml")
        .exit(4);
    let lines: Vec<&str> = done.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{done:?}");
    assert!(lines[2].starts_with("mini.yaml: valid questionnaire mini@2"));
    place.run("validate mini.yaml bad.yaml").exit(2);
    place.run("validate mini.yaml empty.yaml").exit(0);
}
