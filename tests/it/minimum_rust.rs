//! The oldest Rust that the package promises. Its own code is held to it by clippy (`incompatible_msrv`).

use std::process::Command;

use serde_json::Value;

use crate::support::root;

/// What a tool of Rust prints at the root of the project.
fn printed(tool: &str, arguments: &[&str]) -> String {
    // Cargo names itself to what it runs; rustc is found beside it.
    let program = std::env::var_os(tool.to_uppercase()).unwrap_or_else(|| tool.into());
    let output = Command::new(program)
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// A version as numbers; what is left out is 0.
fn version(text: &str) -> [u32; 3] {
    let mut numbers = [0; 3];
    for (number, part) in numbers.iter_mut().zip(text.split('.')) {
        *number = part.parse().unwrap();
    }
    numbers
}

#[test]
fn no_crate_needs_a_newer_rust_than_the_package_promises() {
    let host = printed("rustc", &["--print", "host-tuple"]);
    let metadata = printed(
        "cargo",
        &[
            "metadata",
            "--format-version=1",
            "--locked",
            "--offline",
            "--filter-platform",
            host.trim(),
        ],
    );
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let promised = version(env!("CARGO_PKG_RUST_VERSION"));
    let mut looked_at = 0;
    for package in metadata["packages"].as_array().unwrap() {
        let Some(needed) = package["rust_version"].as_str() else {
            continue;
        };
        looked_at += 1;
        assert!(
            version(needed) <= promised,
            "{} {} needs Rust {needed}",
            package["name"],
            package["version"]
        );
    }
    assert!(looked_at > 50, "{looked_at} crates say what they need");
}

#[test]
fn every_text_names_the_same_rust() {
    let promised = env!("CARGO_PKG_RUST_VERSION");
    for file in [
        "README.md",
        "CONTRIBUTING.md",
        "examples/07-check-in-ci/.gitlab-ci.yml",
    ] {
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        assert!(text.contains(promised), "{file} does not name {promised}");
    }
}
