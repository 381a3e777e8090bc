//! The closed set of greatest weight: nodes that come with all they require (Picard 1976), by flows.
//!
//! A pseudoflow that violates balance is repaired by blocking flows (Dinic 1970) from nodes with surplus to nodes with
//! need. The flow stays from one solution to the next, so that slightly changed weights are solved anew in little time.

/// Nodes, what they require, and the flow that the last solution left.
#[derive(Clone, Debug)]
pub(super) struct Closure {
    /// For each node where its arcs begin in `arcs`; one entry more than there are nodes.
    first: Vec<usize>,
    /// Arcs to what a node requires, and backward arcs from what requires it.
    arcs: Vec<Arc>,
    /// Weight of each node plus what flows in less what flows out.
    excess: Vec<i64>,
    weight: Vec<i64>,
    level: Vec<u32>,
    next: Vec<usize>,
    queue: Vec<usize>,
    /// Arcs of the way that is being looked for.
    path: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Arc {
    to: usize,
    /// Place of the arc back.
    back: usize,
    /// What may still flow along it.
    room: i64,
}

/// As good as no limit.
const ENDLESS: i64 = i64::MAX / 4;
const UNSEEN: u32 = u32::MAX;

impl Closure {
    /// Nodes 0 to `nodes` − 1; each pair: the first requires the second.
    pub(super) fn new(nodes: usize, requires: &[(usize, usize)]) -> Self {
        let mut first = vec![0; nodes + 1];
        for (one, other) in requires {
            first[one + 1] += 1;
            first[other + 1] += 1;
        }
        for node in 0..nodes {
            first[node + 1] += first[node];
        }
        let mut place = first.clone();
        let nowhere = Arc {
            to: 0,
            back: 0,
            room: 0,
        };
        let mut arcs = vec![nowhere; requires.len() * 2];
        for (one, other) in requires {
            let (there, back) = (place[*one], place[*other]);
            place[*one] += 1;
            place[*other] += 1;
            arcs[there] = Arc {
                to: *other,
                back,
                room: ENDLESS,
            };
            arcs[back] = Arc {
                to: *one,
                back: there,
                room: 0,
            };
        }
        Self {
            first,
            arcs,
            excess: vec![0; nodes],
            weight: vec![0; nodes],
            level: vec![UNSEEN; nodes],
            next: vec![0; nodes],
            queue: Vec::with_capacity(nodes),
            path: Vec::new(),
        }
    }

    /// The greatest weight of a closed set, and whether each node is in it.
    pub(super) fn solve(&mut self, weights: &[i64]) -> (i64, Vec<bool>) {
        for (node, weight) in weights.iter().enumerate() {
            self.excess[node] += weight - self.weight[node];
            self.weight[node] = *weight;
        }
        while self.rank() {
            self.next.copy_from_slice(&self.first[..self.weight.len()]);
            for node in 0..self.weight.len() {
                while self.excess[node] > 0 && self.level[node] != UNSEEN && self.push(node) {}
            }
        }
        // No way leads from a surplus to a need: what has a surplus, and all that can be reached from it, is the set.
        let inside = self.reachable();
        let total = self
            .weight
            .iter()
            .zip(&inside)
            .filter(|(_, inside)| **inside);
        (total.map(|(weight, _)| weight).sum(), inside)
    }

    /// Counts the steps from each node to the nearest need. `false` if no surplus can reach one.
    fn rank(&mut self) -> bool {
        self.level.fill(UNSEEN);
        self.queue.clear();
        for node in 0..self.weight.len() {
            if self.excess[node] < 0 {
                self.level[node] = 0;
                self.queue.push(node);
            }
        }
        let mut at = 0;
        let mut met = false;
        while at < self.queue.len() {
            let node = self.queue[at];
            at += 1;
            met |= self.excess[node] > 0;
            for arc in self.first[node]..self.first[node + 1] {
                let Arc { to, back, .. } = self.arcs[arc];
                if self.level[to] == UNSEEN && self.arcs[back].room > 0 {
                    self.level[to] = self.level[node] + 1;
                    self.queue.push(to);
                }
            }
        }
        met
    }

    /// Pushes along one way from a node to a need. `false` if there is none of the shortest any more.
    fn push(&mut self, from: usize) -> bool {
        self.path.clear();
        let mut here = from;
        loop {
            if self.excess[here] < 0 {
                let room = self.path.iter().map(|arc| self.arcs[*arc].room).min();
                let amount = room
                    .unwrap_or(ENDLESS)
                    .min(self.excess[from])
                    .min(-self.excess[here]);
                for arc in &self.path {
                    self.arcs[*arc].room -= amount;
                    let back = self.arcs[*arc].back;
                    self.arcs[back].room += amount;
                }
                self.excess[from] -= amount;
                self.excess[here] += amount;
                return true;
            }
            let ahead = (self.next[here]..self.first[here + 1]).find(|arc| {
                let Arc { to, room, .. } = self.arcs[*arc];
                room > 0 && self.level[to] != UNSEEN && self.level[to] + 1 == self.level[here]
            });
            match ahead {
                Some(arc) => {
                    self.next[here] = arc;
                    self.path.push(arc);
                    here = self.arcs[arc].to;
                }
                None => {
                    self.next[here] = self.first[here + 1];
                    let Some(arc) = self.path.pop() else {
                        return false;
                    };
                    here = self.arcs[self.arcs[arc].back].to;
                    self.next[here] += 1;
                }
            }
        }
    }

    fn reachable(&mut self) -> Vec<bool> {
        let mut inside: Vec<bool> = self.excess.iter().map(|excess| *excess > 0).collect();
        self.queue.clear();
        self.queue
            .extend((0..inside.len()).filter(|node| inside[*node]));
        while let Some(node) = self.queue.pop() {
            for arc in &self.arcs[self.first[node]..self.first[node + 1]] {
                if arc.room > 0 && !inside[arc.to] {
                    inside[arc.to] = true;
                    self.queue.push(arc.to);
                }
            }
        }
        inside
    }
}

#[cfg(test)]
mod tests {
    use super::super::dice::Dice;
    use super::*;

    /// The greatest weight of a closed set, by trying all sets.
    fn by_trying(weights: &[i64], requires: &[(usize, usize)]) -> i64 {
        let sets = 0..1_u32 << weights.len();
        let has = |set: u32, node: usize| set >> node & 1 == 1;
        sets.filter(|set| {
            requires
                .iter()
                .all(|(one, other)| !has(*set, *one) || has(*set, *other))
        })
        .map(|set| {
            (0..weights.len())
                .filter(|node| has(set, *node))
                .map(|node| weights[node])
                .sum()
        })
        .max()
        .unwrap()
    }

    #[test]
    fn the_best_set_is_found_anew_after_every_change_of_weights() {
        let mut dice = Dice::new(7);
        for _ in 0..200 {
            let nodes = dice.below(9) + 1;
            // Only from larger to smaller, so that nothing requires itself.
            let requires: Vec<(usize, usize)> = (0..dice.below(14))
                .map(|_| (dice.below(nodes), dice.below(nodes)))
                .filter(|(one, other)| one > other)
                .collect();
            let mut closure = Closure::new(nodes, &requires);
            for _ in 0..5 {
                let weights: Vec<i64> = (0..nodes).map(|_| dice.below(41) as i64 - 20).collect();
                let (total, inside) = closure.solve(&weights);
                assert_eq!(
                    total,
                    by_trying(&weights, &requires),
                    "{weights:?} {requires:?}"
                );
                assert!(
                    requires
                        .iter()
                        .all(|(one, other)| !inside[*one] || inside[*other])
                );
            }
        }
    }
}
