//! The interview: what is asked next, what is shown, and how a person answers.

mod answering;
mod conversation;
mod draft;
mod extent;
mod facts;
mod feedback;
#[cfg(test)]
pub(crate) mod fixture;
mod help;
mod keeper;
mod keys;
mod meanwhile;
mod plain;
mod previous;
mod prompter;
mod screen;
#[cfg(test)]
mod script;
mod session;
mod summary;
mod terminal;

pub use conversation::{End, Held, Manner, hold, typed_day};
pub use draft::{Draft, Drafts, Typing};
pub use extent::{Extent, Only};
pub use keeper::{Keeper, NotKept};
pub use plain::Plain;
pub use prompter::{Prompter, Stop};
pub use screen::{Choice, Command, ENTER, ESCAPE, Field, Item, List, Progress, Role, Screen};
pub use session::{Left, Session};
pub use summary::summary;
pub use terminal::Terminal;
