//! Works out arithmetic as it is written for people: `(2 × 0.5 + 1 × 0) ÷ 3`.

/// The value of an arithmetic, or why it is none.
pub(super) fn value(written: &str) -> Result<f64, String> {
    let signs: Vec<char> = written
        .chars()
        .filter(|sign| !sign.is_whitespace())
        .collect();
    let mut reader = Reader { signs, at: 0 };
    let value = reader.sum()?;
    match reader.signs.get(reader.at) {
        None => Ok(value),
        Some(sign) => Err(format!("{sign:?} is not understood in {written:?}")),
    }
}

struct Reader {
    signs: Vec<char>,
    at: usize,
}

impl Reader {
    fn sum(&mut self) -> Result<f64, String> {
        let mut value = self.product()?;
        loop {
            if self.takes('+') {
                value += self.product()?;
            } else if self.takes('−') {
                value -= self.product()?;
            } else {
                return Ok(value);
            }
        }
    }

    fn product(&mut self) -> Result<f64, String> {
        let mut value = self.number()?;
        loop {
            if self.takes('×') {
                value *= self.number()?;
            } else if self.takes('÷') {
                value /= self.number()?;
            } else {
                return Ok(value);
            }
        }
    }

    fn number(&mut self) -> Result<f64, String> {
        if self.takes('(') {
            let value = self.sum()?;
            return match self.takes(')') {
                true => Ok(value),
                false => Err("a bracket is not closed".to_owned()),
            };
        }
        let digits = self.signs[self.at..]
            .iter()
            .take_while(|sign| sign.is_ascii_digit() || **sign == '.');
        let digits: String = digits.collect();
        self.at += digits.len();
        digits
            .parse()
            .map_err(|_| format!("{digits:?} is no number"))
    }

    fn takes(&mut self, sign: char) -> bool {
        let taken = self.signs.get(self.at) == Some(&sign);
        self.at += usize::from(taken);
        taken
    }
}

#[test]
fn arithmetic_is_worked_out_in_the_usual_order() {
    for (written, expected) in [
        ("2 × 0.5 + 1 × 0", 1.0),
        ("(2 × 0.5 + 1) ÷ 4", 0.5),
        ("7 − 2 − 1", 4.0),
        ("8 ÷ 2 ÷ 2", 2.0),
        ("3", 3.0),
    ] {
        assert_eq!(value(written), Ok(expected), "{written}");
    }
    for wrong in ["", "2 +", "(2", "2 x 3", "2)"] {
        assert!(value(wrong).is_err(), "{wrong}");
    }
}
