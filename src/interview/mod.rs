//! The interview: what is asked next, what is shown, and how a person answers.

mod extent;
#[cfg(test)]
pub(crate) mod fixture;
mod keeper;
mod meanwhile;
mod prompter;
mod screen;
mod session;

pub use extent::{Extent, Only};
pub use keeper::{Keeper, NotKept};
pub use prompter::{Prompter, Stop};
pub use screen::{Choice, Command, Field, Item, List, Progress, Role, Screen};
pub use session::{Left, Session};
