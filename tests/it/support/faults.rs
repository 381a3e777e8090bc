//! Reads diagnostics from standard error.

/// A diagnostic: its code, its line and its column.
pub(crate) type Fault = (String, usize, usize);

/// All errors and warnings, in the order in which they stand. Written with `--ascii`.
pub(crate) fn faults(stderr: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut code = None;
    for line in stderr.lines() {
        let titled = ["error[", "warning["]
            .into_iter()
            .find_map(|start| line.strip_prefix(start));
        if let Some((named, _)) = titled.and_then(|title| title.split_once(']')) {
            code = Some(named.to_owned());
        } else if let Some(place) = line.trim_start().strip_prefix("--> ")
            && let Some(code) = code.take()
        {
            let mut parts = place.rsplit(':').map(|part| part.parse().unwrap());
            let column = parts.next().unwrap();
            faults.push((code, parts.next().unwrap(), column));
        }
    }
    faults
}
