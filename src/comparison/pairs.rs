//! What belongs together in two versions of a questionnaire: equal ids, and those that `renamed` bridges.

use std::collections::HashMap;

use crate::model::{AreaIx, Id, QuestionIx, Questionnaire, SectionIx};

/// The same thing before and now; one of both may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair<Ix> {
    /// Its place before.
    pub before: Option<Ix>,
    /// Its place now.
    pub after: Option<Ix>,
}

/// All that belongs together: first what there is now, in its order, then what there is no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs {
    /// Questions.
    pub questions: Vec<Pair<QuestionIx>>,
    /// Sections.
    pub sections: Vec<Pair<SectionIx>>,
    /// Areas.
    pub areas: Vec<Pair<AreaIx>>,
}

impl Pairs {
    /// Matches two versions of a questionnaire. Either may be the newer one.
    pub fn new(before: &Questionnaire, after: &Questionnaire) -> Self {
        let ids = |ids: Vec<&Id>| ids.into_iter().cloned().collect::<Vec<_>>();
        let questions = |q: &Questionnaire| ids(q.questions.iter().map(|one| &one.id).collect());
        let sections = |q: &Questionnaire| ids(q.sections.iter().map(|one| &one.id).collect());
        let areas = |q: &Questionnaire| ids(q.areas.iter().map(|one| &one.id).collect());
        let paired = |of: &dyn Fn(&Questionnaire) -> Vec<Id>| {
            pair((before, &of(before)), (after, &of(after)))
        };
        Self {
            questions: typed(paired(&questions), QuestionIx),
            sections: typed(paired(&sections), SectionIx),
            areas: typed(paired(&areas), AreaIx),
        }
    }
}

fn typed<Ix>(pairs: Vec<Pair<usize>>, ix: fn(usize) -> Ix) -> Vec<Pair<Ix>> {
    let typed = |pair: Pair<usize>| Pair {
        before: pair.before.map(ix),
        after: pair.after.map(ix),
    };
    pairs.into_iter().map(typed).collect()
}

fn pair(before: (&Questionnaire, &[Id]), after: (&Questionnaire, &[Id])) -> Vec<Pair<usize>> {
    let places: HashMap<&Id, usize> = before
        .1
        .iter()
        .enumerate()
        .map(|(ix, id)| (id, ix))
        .collect();
    let now: HashMap<&Id, usize> = after
        .1
        .iter()
        .enumerate()
        .map(|(ix, id)| (id, ix))
        .collect();
    let mut partner: Vec<Option<usize>> = vec![None; after.1.len()];
    let mut taken = vec![false; before.1.len()];
    // Equal ids first: what is renamed never takes the place of what kept its name.
    for (place, id) in after.1.iter().enumerate() {
        if let Some(earlier) = places.get(id) {
            partner[place] = Some(*earlier);
            taken[*earlier] = true;
        }
    }
    let newer = before.1.iter().enumerate().filter_map(|(earlier, id)| {
        let new = after.0.renamed.get(id)?;
        Some((earlier, *now.get(new)?))
    });
    let older = after.1.iter().enumerate().filter_map(|(place, id)| {
        let new = before.0.renamed.get(id)?;
        Some((*places.get(new)?, place))
    });
    for (earlier, place) in newer.chain(older) {
        if !taken[earlier] && partner[place].is_none() {
            partner[place] = Some(earlier);
            taken[earlier] = true;
        }
    }
    let mut pairs: Vec<Pair<usize>> = partner
        .into_iter()
        .enumerate()
        .map(|(place, before)| Pair {
            before,
            after: Some(place),
        })
        .collect();
    let gone = (0..before.1.len()).filter(|place| !taken[*place]);
    pairs.extend(gone.map(|place| Pair {
        before: Some(place),
        after: None,
    }));
    pairs
}
