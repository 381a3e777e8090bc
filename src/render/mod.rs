//! Bytes: one file for each format. A renderer never computes.

pub mod json;
