//! Paths as addresses: slashes forward, everything else that an address may not hold in percent.

use std::fmt::Write as _;

/// A path as a relative reference, or as a `file:` address if it is absolute.
pub fn of_path(path: &str) -> String {
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    let path = path.strip_prefix("./").unwrap_or(&path);
    let drive = path.as_bytes().get(1) == Some(&b':') && cfg!(windows);
    let encoded = encode(path);
    if drive {
        format!("file:///{encoded}")
    } else if path.starts_with('/') {
        format!("file://{encoded}")
    } else {
        encoded
    }
}

fn encode(path: &str) -> String {
    let mut safe = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => safe.push(char::from(byte)),
            b'/' | b'-' | b'_' | b'.' | b'~' | b'+' | b'@' | b'(' | b')' | b'=' | b',' => {
                safe.push(char::from(byte));
            }
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(safe, "%{byte:02X}");
            }
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_an_address() {
        assert_eq!(of_path("a/b c.yaml"), "a/b%20c.yaml");
        assert_eq!(of_path("./ä:#?%.yaml"), "%C3%A4%3A%23%3F%25.yaml");
        assert_eq!(of_path("a\nb"), "a%0Ab");
    }

    #[cfg(unix)]
    #[test]
    fn an_absolute_path_becomes_a_file_address() {
        assert_eq!(of_path("/tmp/a.yaml"), "file:///tmp/a.yaml");
    }
}
