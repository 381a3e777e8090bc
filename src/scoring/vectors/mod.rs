//! The worked vectors: cases calculated by hand or published.

mod conformity;
mod figures;
mod levels;
mod respondents;
mod scope;
mod shares;
mod systemic;
mod views;

fn assert_close(value: f64, expected: f64) {
    assert!((value - expected).abs() < 5e-7, "{value} is not {expected}");
}
