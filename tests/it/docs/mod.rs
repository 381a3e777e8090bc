//! The documentation is held to the program: what it says of files, commands, figures and promises is true.

mod blocks;
mod commands;
mod counts;
mod expression;
mod faults;
mod files;
mod json;
mod layers;
mod links;
mod markdown;
mod never;
mod pictures;
mod sizes;
mod worked;
