//! `roadmap`: tests that try to break it.

mod bad_input;
mod by_hand;
mod dice;
mod drawn;
mod files;
mod instance;
mod optimum;
mod order;
mod random;
mod text;
mod verify;
mod wishes;
