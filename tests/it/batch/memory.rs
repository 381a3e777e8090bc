//! Memory stays bounded however many assessments there are.
#![cfg(target_os = "linux")]

use std::fs;
use std::process::Stdio;

use crate::support::{Place, Run};

/// What may be used, in KiB.
const MOST: u64 = 64 * 1024;
const FILES: usize = 3_000;

#[test]
fn thousands_of_assessments_fit_into_64_mebibytes() {
    let place = Place::with_fixtures();
    let text = place
        .read("partial.yaml")
        .replace("mini.yaml", "../mini.yaml");
    fs::create_dir(place.path("sites")).unwrap();
    for n in 0..FILES {
        let name = place.path(format!("sites/{n:05}.yaml"));
        fs::write(name, text.replace("Small & Sons", &format!("Site {n}"))).unwrap();
    }
    for (arguments, file) in [
        (["batch", "sites", "-o", "a.html"], "a.html"),
        (["batch", "sites", "-o", "a.ndjson"], "a.ndjson"),
        (["batch", "--merge", "a.ndjson", "-oa.csv"], "a.csv"),
        (["batch", "--merge", "a.ndjson", "-oa.xlsx"], "a.xlsx"),
    ] {
        let mut child = Run::command(&place.path(""))
            .args(arguments)
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let status = format!("/proc/{}/status", child.id());
        let mut most = 0;
        while child.try_wait().unwrap().is_none() {
            // The kernel remembers the peak; the last look at it counts.
            let text = fs::read_to_string(&status).unwrap_or_default();
            let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let peak = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok());
            most = most.max(peak.unwrap_or(0));
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        assert!((1_000..MOST).contains(&most), "{file}: {most} KiB");
        assert!(place.path(file).exists());
    }
}
