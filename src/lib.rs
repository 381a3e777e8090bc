//! Gap analysis for ISO/IEC 20000-1:2018 and ITIL: from answers to a scored report that can be traced.
//!
//! Data flows one way: YAML text → questionnaire and assessment → scorecard → findings → roadmap → gap report → bytes → file or
//! terminal. [`model`], [`scoring`], [`gap`], [`roadmap`], [`comparison`] and [`report`] are the pure core: no files, terminal, clock or randomness;
//! equal input gives equal bytes, in [`document`] and [`render`] too.
#![cfg_attr(
    test,
    expect(clippy::string_slice, reason = "a test that cannot go on is to fail")
)]

pub mod catalogue;
pub mod cli;
pub mod commands;
pub mod comparison;
pub mod console;
pub mod document;
pub mod exit;
pub mod gap;
pub mod interview;
pub mod merge;
pub mod model;
pub mod portfolio;
pub mod render;
pub mod report;
pub mod roadmap;
pub mod scoring;
pub mod storage;
