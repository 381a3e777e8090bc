//! An upper bound: limits are priced instead of kept, and what is left is a closed set of greatest weight.
//!
//! The Lagrangian relaxation of capacity, budget and places (Fisher 1981), its prices improved by subgradients (Held,
//! Wolfe and Crowder 1974). With time in steps ("has started by quarter t") precedence is a closure, so that the bound is
//! that of the linear relaxation, without a solver. Prices are floating-point numbers made by addition, multiplication and
//! division alone; each bound is computed from whole prices in whole numbers, so that it holds exactly.

mod dominance;
mod nodes;
mod priced;
mod prices;
mod rows;
#[cfg(test)]
mod tests;
mod values;
mod volume;

pub(super) use priced::Relaxation;
