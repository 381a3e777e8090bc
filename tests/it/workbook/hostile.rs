//! Files that are no forms, or mean harm: nothing is run, followed or unpacked without end.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::filled::{IMPORT, fresh, refused_file};
use super::form::rewrite;
use crate::support::Place;

/// Puts bytes into the place of the filled form.
fn given(bytes: &[u8]) -> Place {
    Place::with_fixtures().file("filled.xlsx", bytes)
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        out.start_file(*name, options).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_workbook_is_told_apart_and_refused() {
    let ods = zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", b"<office:document-content/>"),
    ]);
    let cases: [(&[u8], &str); 7] = [
        (b"Id;Your answer\n", "this is no .xlsx workbook"),
        (b"", "this is no .xlsx workbook"),
        (b"PK\x03\x04 and no more", "this is no .xlsx workbook"),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "an old .xls file, or a workbook under a password",
        ),
        (
            &ods,
            "an OpenDocument spreadsheet (.ods), which is not read",
        ),
        (
            &zipped(&[("xl/workbook.bin", b"x")]),
            "a binary workbook (.xlsb)",
        ),
        (
            &zipped(&[("other.xml", b"<x/>")]),
            "the workbook cannot be read",
        ),
    ];
    for (bytes, message) in cases {
        let said = refused_file(&given(bytes), &["error[not-a-workbook]: ", message]);
        assert!(said.contains("= help: "), "{said}");
    }
    let said = refused_file(&given(&ods), &["Save as"]);
    assert!(said.contains("Excel 2007-365 (.xlsx)"), "{said}");
}

#[test]
fn a_bomb_is_not_unpacked() {
    // 66 MB of blanks, in less than a hundred thousand bytes; each of its two parts would be small enough.
    let blanks = vec![b' '; 33 * 1024 * 1024];
    let bomb = zipped(&[
        ("xl/worksheets/sheet1.xml", &blanks),
        ("xl/media/image1.png", &blanks),
    ]);
    assert!(bomb.len() < 100_000);
    refused_file(
        &given(&bomb),
        &["error[workbook-too-large]: the workbook unpacks to more than 64 MB"],
    );
    let names: Vec<String> = (0..2_100).map(|number| format!("{number}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"<x/>"[..]))
        .collect();
    refused_file(
        &given(&zipped(&many)),
        &["the workbook has more than 2000 parts"],
    );
}

#[test]
fn entities_are_refused_before_anything_is_made_of_them() {
    for declared in [
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>",
        "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
    ] {
        let (place, form) = fresh();
        form.save(&place.path("filled.xlsx"));
        let change = |name: &str, text: String| match name {
            "xl/sharedStrings.xml" => text.replacen("?>", &format!("?>{declared}"), 1),
            _ => text,
        };
        rewrite(&place.path("filled.xlsx"), change, &[]);
        refused_file(
            &place,
            &["error[not-a-workbook]: the workbook declares entities"],
        );
    }
}

#[test]
fn rows_and_cells_without_end_are_refused_and_a_false_extent_is_not_believed() {
    let row = |number: u32| {
        format!(
            "<row r=\"{number}\"><c r=\"A{number}\" t=\"inlineStr\"><is><t>x</t></is></c></row>"
        )
    };
    let (place, form) = fresh();
    form.save(&place.path("filled.xlsx"));
    let last = |name: &str, text: String| match name {
        "xl/worksheets/sheet3.xml" => {
            text.replace("</sheetData>", &format!("{}</sheetData>", row(1_048_576)))
        }
        _ => text,
    };
    rewrite(&place.path("filled.xlsx"), last, &[]);
    refused_file(
        &place,
        &[
            "error[workbook-too-large]: the workbook holds something behind row 60000",
            "cell A1048576",
        ],
    );

    let cells: String = (1..=16).map(|_| "<c t=\"b\"><v>1</v></c>").collect();
    let many: String = (1..=13_000)
        .map(|number| format!("<row r=\"{number}\">{cells}</row>"))
        .collect();
    let sheet = format!("<worksheet><sheetData>{many}</sheetData></worksheet>");
    form.save(&place.path("filled.xlsx"));
    let change = |name: &str, text: String| match name {
        "xl/worksheets/sheet3.xml" => sheet.clone(),
        _ => text,
    };
    rewrite(&place.path("filled.xlsx"), change, &[]);
    refused_file(&place, &["the workbook holds more than 200000 cells"]);

    form.save(&place.path("filled.xlsx"));
    let extent = |_: &str, text: String| {
        text.replace(
            "<dimension ref=\"A1:",
            "<dimension ref=\"A1:XFD1048576\" was=\"",
        )
    };
    rewrite(&place.path("filled.xlsx"), extent, &[]);
    place.run(IMPORT).exit(0);
}

#[test]
fn links_to_elsewhere_and_macros_are_passed_over() {
    let (place, mut form) = fresh();
    form.answer("op-owner", "Always")
        .save(&place.path("filled.xlsx"));
    let link = b"<?xml version=\"1.0\"?><externalLink><externalBook r:id=\"rId1\"/></externalLink>";
    let target = b"<?xml version=\"1.0\"?><Relationships><Relationship Id=\"rId1\" Target=\"http://127.0.0.1:9/x.xlsx\" \
                   TargetMode=\"External\"/></Relationships>";
    let added: [(&str, &[u8]); 3] = [
        ("xl/externalLinks/externalLink1.xml", link),
        ("xl/externalLinks/_rels/externalLink1.xml.rels", target),
        ("xl/vbaProject.bin", b"Sub Auto_Open()"),
    ];
    rewrite(&place.path("filled.xlsx"), |_, text| text, &added);
    place.run(IMPORT).exit(0);
    assert!(place.read("a.yaml").contains("answer: fully"));
}

#[test]
fn no_damage_to_the_parts_brings_the_program_down() {
    let (place, mut form) = fresh();
    super::round_trip::fill(&mut form);
    let path = place.path("filled.xlsx");
    let damages: [(&str, &str, &str); 20] = [
        (
            "xl/worksheets/sheet3.xml",
            "<sheetData>",
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"n\"><v>+1</v></c></row>",
        ),
        (
            "xl/worksheets/sheet3.xml",
            "<sheetData>",
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"n\"><v>.</v></c></row>",
        ),
        (
            "xl/worksheets/sheet3.xml",
            "<sheetData>",
            "<sheetData><row r=\"4294967295\"><c><v>1</v></c></row><row><c><v>1</v></c></row>",
        ),
        (
            "xl/worksheets/sheet3.xml",
            "<dimension ref=\"",
            "<dimension ref=\"B9:A1\" was=\"",
        ),
        ("xl/sharedStrings.xml", "</sst>", ""),
        ("xl/sharedStrings.xml", "<si>", "<si><si>"),
        ("xl/worksheets/sheet3.xml", "t=\"s\"", "t=\"x\""),
        ("xl/worksheets/sheet3.xml", "<v>", "<v>999999999999"),
        ("xl/worksheets/sheet3.xml", "<v>", "<v>+"),
        ("xl/worksheets/sheet3.xml", "<v>", "<v>-1e999 "),
        ("xl/worksheets/sheet3.xml", "r=\"A", "r=\"AAAAAAAAAAAAAAAA"),
        ("xl/worksheets/sheet3.xml", "r=\"", "r=\"0"),
        ("xl/worksheets/sheet3.xml", "r=\"", "r=\"99999999999999"),
        (
            "xl/worksheets/sheet3.xml",
            "<sheetData>",
            "<sheetData><sheetData>",
        ),
        ("xl/worksheets/sheet3.xml", "</sheetData>", ""),
        (
            "xl/worksheets/sheet3.xml",
            "</worksheet>",
            "<mergeCells><mergeCell ref=\"E9:A1\"/><mergeCell ref=\"x\"/></mergeCells></worksheet>",
        ),
        (
            "xl/worksheets/sheet3.xml",
            "<v>",
            "<f t=\"shared\" si=\"99999999999\" ref=\"A1:B2\">A1</f><v>",
        ),
        ("xl/workbook.xml", "name=\"", "name=\"\u{202e}"),
        (
            "xl/_rels/workbook.xml.rels",
            "Target=\"",
            "Target=\"../../../",
        ),
        ("xl/styles.xml", "numFmtId=\"", "numFmtId=\"-"),
    ];
    for (damaged, from, to) in damages {
        form.save(&path);
        let change = |name: &str, text: String| match name == damaged {
            true => text.replace(from, to),
            false => text,
        };
        rewrite(&path, change, &[]);
        let done = place.run(IMPORT).exit_any(&[0, 2]);
        crate::support::assert_harmless(&done.stderr);
        let _ = std::fs::remove_file(place.path("a.yaml"));
    }
}
