//! What is to become of the members of a list or map.

use crate::render::yaml_value::Value;

/// Members to be removed, and new ones with their places.
#[derive(Debug)]
pub(super) struct Plan<'v> {
    /// Of each member, whether it goes.
    gone: Vec<bool>,
    /// What is new, in its order.
    pub(super) new: Vec<(Spot, New<'v>)>,
}

/// A new member.
#[derive(Clone, Copy, Debug)]
pub(super) struct New<'v> {
    /// Its key, in a map.
    pub(super) key: Option<&'v str>,
    pub(super) value: &'v Value<'v>,
}

/// Where a new member is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// Right behind a member that stays.
    Behind(usize),
    /// Right before a member that stays, below what stands above that and its like.
    Before(usize),
    /// Above all that stands above a member that stays.
    Above(usize),
    /// Wherever there is room: nothing tells.
    Anywhere,
}

impl<'v> Plan<'v> {
    /// All of so many members stay as they are.
    pub(super) fn new(members: usize) -> Self {
        Self {
            gone: vec![false; members],
            new: Vec::new(),
        }
    }

    pub(super) fn remove(&mut self, place: usize) {
        if let Some(gone) = self.gone.get_mut(place) {
            *gone = true;
        }
    }

    pub(super) fn add(&mut self, spot: Spot, new: New<'v>) {
        self.new.push((spot, new));
    }

    pub(super) fn is_gone(&self, place: usize) -> bool {
        self.gone.get(place).copied().unwrap_or(true)
    }

    /// What is new before each member, and behind the last.
    pub(super) fn between(&self) -> Vec<Vec<New<'v>>> {
        let mut between = vec![Vec::new(); self.gone.len() + 1];
        for (spot, new) in &self.new {
            let place = match spot {
                Spot::Behind(place) => place + 1,
                Spot::Before(place) | Spot::Above(place) => *place,
                Spot::Anywhere => self.gone.len(),
            };
            if let Some(there) = between.get_mut(place) {
                there.push(*new);
            }
        }
        between
    }
}
