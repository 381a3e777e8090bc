//! The binary on a real terminal: keys go in, a screen is seen.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use snapbox::cmd::cargo_bin;

/// What does not show by then will not.
const TOO_LONG: Duration = Duration::from_secs(60);

/// A program on a terminal of its own.
pub(crate) struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Option<Box<dyn Write + Send>>,
    seen: Arc<Mutex<Seen>>,
    /// Nobody looks any more.
    closed: Arc<AtomicBool>,
}

struct Seen {
    screen: vt100::Parser,
    raw: Vec<u8>,
}

impl Pty {
    /// The binary with these arguments, parted by blanks, in this folder.
    pub(crate) fn start(folder: &Path, arguments: &str, (columns, rows): (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(cargo_bin!("itsm-gap"));
        command.args(arguments.split_whitespace());
        Self::spawn(command, folder, (columns, rows), &[])
    }

    /// The same with variables in the environment.
    pub(crate) fn start_with(
        folder: &Path,
        arguments: &str,
        size: (u16, u16),
        env: &[(&str, &str)],
    ) -> Self {
        let mut command = CommandBuilder::new(cargo_bin!("itsm-gap"));
        command.args(arguments.split_whitespace());
        Self::spawn(command, folder, size, env)
    }

    /// A line of the shell, in which `$IT` is the binary.
    pub(crate) fn shell(folder: &Path, line: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", line]);
        let binary = cargo_bin!("itsm-gap").display().to_string();
        Self::spawn(command, folder, (80, 24), &[("IT", &binary)])
    }

    fn spawn(
        mut command: CommandBuilder,
        folder: &Path,
        (columns, rows): (u16, u16),
        env: &[(&str, &str)],
    ) -> Self {
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("PATH", std::env::var("PATH").unwrap_or_default());
        for (name, value) in env {
            command.env(name, value);
        }
        command.cwd(folder);
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let seen = Arc::new(Mutex::new(Seen {
            screen: vt100::Parser::new(cells(rows), cells(columns), 0),
            raw: Vec::new(),
        }));
        let shared = Arc::clone(&seen);
        let closed = Arc::new(AtomicBool::new(false));
        let unseen = Arc::clone(&closed);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if unseen.load(Ordering::Relaxed) {
                    return;
                }
                let mut seen = shared.lock().unwrap();
                seen.screen.process(&bytes[..count]);
                seen.raw.extend_from_slice(&bytes[..count]);
            }
        });
        Self {
            master: Some(pair.master),
            child,
            keyboard: Some(keyboard),
            seen,
            closed,
        }
    }

    /// What is on the screen.
    pub(crate) fn screen(&self) -> String {
        self.seen.lock().unwrap().screen.screen().contents()
    }

    /// All that was ever written to the terminal.
    pub(crate) fn raw(&self) -> String {
        String::from_utf8_lossy(&self.seen.lock().unwrap().raw).into_owned()
    }

    /// Whether the cursor is hidden.
    pub(crate) fn cursor_is_hidden(&self) -> bool {
        self.seen.lock().unwrap().screen.screen().hide_cursor()
    }

    /// Types.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
        self
    }

    /// Waits until something is on the screen.
    #[track_caller]
    pub(crate) fn sees(&mut self, wanted: &str) -> &mut Self {
        let begun = Instant::now();
        loop {
            let screen = self.screen();
            if screen.contains(wanted) {
                return self;
            }
            assert!(
                begun.elapsed() < TOO_LONG,
                "waited for {wanted:?}, but there is:\n{screen}"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.seen
            .lock()
            .unwrap()
            .screen
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self
    }

    /// Kills the program as nothing can be caught.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends a signal by name.
    pub(crate) fn signal(&mut self, name: &str) {
        let process = self.child.process_id().unwrap().to_string();
        let status = std::process::Command::new("kill")
            .args(["-s", name, &process])
            .status();
        assert!(status.unwrap().success());
    }

    /// Closes the terminal as when its window is closed, and waits for the program to end. Before it goes the keyboard
    /// sends Ctrl-J and Ctrl-D; it is what is drawn then that nobody looks at any more.
    pub(crate) fn close(mut self) {
        self.closed.store(true, Ordering::Relaxed);
        self.keyboard = None;
        self.master = None;
        self.ended();
    }

    /// Waits for the end; the exit code.
    #[track_caller]
    pub(crate) fn ended(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(
                begun.elapsed() < TOO_LONG,
                "it does not end:\n{}",
                self.screen()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
