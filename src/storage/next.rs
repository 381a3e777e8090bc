//! What a stream holds next.

use std::io::{self, BufRead, ErrorKind};

/// Gives what a stream holds next to somebody who says how many bytes of it are used up; nothing at the end. A read that
/// the system interrupted, such as for a window that changed its size, is tried again.
///
/// # Errors
///
/// If the stream cannot be read.
pub fn take_next<T>(
    stream: &mut impl BufRead,
    user: impl FnOnce(&[u8]) -> (usize, T),
) -> io::Result<T> {
    loop {
        match stream.fill_buf() {
            Ok(bytes) => {
                let (used, taken) = user(bytes);
                stream.consume(used);
                return Ok(taken);
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::*;

    /// Is interrupted before each byte, and fails where there is none left.
    struct Interrupted {
        left: Vec<u8>,
        interrupt: bool,
    }

    impl Read for Interrupted {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.interrupt = !self.interrupt;
            match (self.interrupt, self.left.pop(), buffer.first_mut()) {
                (true, byte, _) => {
                    self.left.extend(byte);
                    Err(ErrorKind::Interrupted.into())
                }
                (false, Some(byte), Some(place)) => {
                    *place = byte;
                    Ok(1)
                }
                _ => Err(ErrorKind::BrokenPipe.into()),
            }
        }
    }

    #[test]
    fn interrupted_reads_are_tried_again_and_others_fail() {
        let mut stream = BufReader::new(Interrupted {
            left: vec![b'b', b'a'],
            interrupt: false,
        });
        for expected in [b"a", b"b"] {
            let taken = take_next(&mut stream, |bytes| (bytes.len(), bytes.to_vec()));
            assert_eq!(taken.expect("read"), expected);
        }
        let failed = take_next(&mut stream, |bytes| (bytes.len(), ())).expect_err("broken");
        assert_eq!(failed.kind(), ErrorKind::BrokenPipe);
    }
}
