//! The use graph: the parts of an API by number, and which of them refers to which.
//!
//! Built once from pairs. Every walk is a loop, and linear in parts and pairs: how deep a document refers is its own choice.

/// Parts, numbered from 0, and which of them use which.
#[derive(Debug)]
pub(crate) struct Graph {
    users: Lists,
    uses: Lists,
}

impl Graph {
    /// The graph of so many parts, from pairs of a user and what it uses. Pairs of other numbers do not count.
    pub(crate) fn new(parts: usize, pairs: &[(u32, u32)]) -> Self {
        let known = |part: u32| (part as usize) < parts;
        let pairs = pairs.iter().copied().filter(|(user, used)| known(*user) && known(*used));
        Self {
            users: Lists::new(parts, pairs.clone().map(|(user, used)| (used, user))),
            uses: Lists::new(parts, pairs),
        }
    }

    /// How many parts there are.
    pub(crate) fn parts(&self) -> usize {
        self.uses.starts.len().saturating_sub(1)
    }

    /// How many pairs there are.
    pub(crate) fn pairs(&self) -> usize {
        self.uses.all.len()
    }

    /// The parts that use a part, in the order of the pairs.
    pub(crate) fn users_of(&self, part: u32) -> &[u32] {
        self.users.of(part)
    }

    /// The parts that a part uses, in the order of the pairs.
    pub(crate) fn uses_of(&self, part: u32) -> &[u32] {
        self.uses.of(part)
    }

    /// What leads to one of some parts.
    pub(crate) fn leading_to(&self, sources: impl IntoIterator<Item = u32>) -> Reach {
        self.reach(sources, &self.users)
    }

    /// What some parts lead to.
    pub(crate) fn led_to_by(&self, sources: impl IntoIterator<Item = u32>) -> Reach {
        self.reach(sources, &self.uses)
    }

    /// One walk from all sources at once, the nearest parts first, so a thousand sources cost no more than one. What is
    /// reached is not walked again, so circles end.
    fn reach(&self, sources: impl IntoIterator<Item = u32>, onwards: &Lists) -> Reach {
        let mut reach = Reach { ways: vec![None; self.parts()], order: Vec::new() };
        for source in sources {
            reach.enter(source, Way { back: source, source });
        }
        let mut next = 0;
        while let Some(part) = reach.order.get(next).copied() {
            next += 1;
            let Some(source) = reach.source_of(part) else { continue };
            for user in onwards.of(part) {
                reach.enter(*user, Way { back: part, source });
            }
        }
        reach
    }

    /// For each part whether it leads to no circle, its own included.
    pub(crate) fn without_circles(&self) -> Vec<bool> {
        // Peels off the parts that use nothing, then those that use nothing else, and so on.
        let parts = || 0..self.parts() as u32;
        let mut open: Vec<usize> = parts().map(|part| self.uses_of(part).len()).collect();
        let mut done: Vec<u32> = parts().filter(|part| self.uses_of(*part).is_empty()).collect();
        let mut is_without = vec![false; self.parts()];
        while let Some(part) = done.pop() {
            if let Some(without) = is_without.get_mut(part as usize) {
                *without = true;
            }
            for user in self.users_of(part) {
                let Some(open) = open.get_mut(*user as usize) else { continue };
                *open -= 1;
                if *open == 0 {
                    done.push(*user);
                }
            }
        }
        is_without
    }
}

/// A list of parts for each part, all in one.
#[derive(Debug)]
struct Lists {
    /// Where the list of each part starts; one entry more than there are parts.
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Lists {
    fn new(parts: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; parts + 1];
        for (of, _) in pairs.clone() {
            if let Some(count) = starts.get_mut(of as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut all = vec![0_u32; sum as usize];
        for (of, part) in pairs {
            let Some(at) = next.get_mut(of as usize) else { continue };
            if let Some(place) = all.get_mut(*at as usize) {
                *place = part;
            }
            *at += 1;
        }
        Self { starts, all }
    }

    fn of(&self, part: u32) -> &[u32] {
        let at = part as usize;
        let bound = |at: usize| self.starts.get(at).map(|start| *start as usize);
        let (Some(start), Some(end)) = (bound(at), bound(at + 1)) else { return &[] };
        self.all.get(start..end).unwrap_or_default()
    }
}

/// What a walk reached.
#[derive(Debug)]
pub(crate) struct Reach {
    ways: Vec<Option<Way>>,
    order: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Way {
    /// The part that it was reached from; itself for a source.
    back: u32,
    source: u32,
}

impl Reach {
    fn enter(&mut self, part: u32, way: Way) {
        if let Some(free) = self.ways.get_mut(part as usize).filter(|known| known.is_none()) {
            *free = Some(way);
            self.order.push(part);
        }
    }

    /// The parts that were reached: the sources, then the others, nearest first.
    pub(crate) fn order(&self) -> &[u32] {
        &self.order
    }

    fn at(&self, part: u32) -> Option<Way> {
        self.ways.get(part as usize).copied().flatten()
    }

    /// The nearest source of a part, itself for a source; none for a part that was not reached.
    pub(crate) fn source_of(&self, part: u32) -> Option<u32> {
        self.at(part).map(|way| way.source)
    }

    /// The part before it on a shortest way from the nearest source; none for a source.
    pub(crate) fn back_from(&self, part: u32) -> Option<u32> {
        self.at(part).map(|way| way.back).filter(|back| *back != part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_and_uses_are_in_the_order_of_the_pairs() {
        let graph = Graph::new(4, &[(3, 1), (0, 1), (0, 2), (3, 1), (0, 4), (9, 0)]);
        assert_eq!((graph.parts(), graph.pairs()), (4, 4));
        assert_eq!((graph.users_of(1), graph.uses_of(0)), (&[3, 0, 3][..], &[1, 2][..]));
        assert_eq!((graph.users_of(0), graph.uses_of(7)), (&[][..], &[][..]));
        assert_eq!(Graph::new(0, &[(0, 0)]).users_of(0), [] as [u32; 0]);
    }

    #[test]
    fn a_walk_goes_to_the_nearest_source() {
        // 0 -> 1 -> 2 -> 3 -> 1, 4 -> 2, 5 alone.
        let graph = Graph::new(6, &[(0, 1), (1, 2), (2, 3), (3, 1), (4, 2)]);
        let reach = graph.leading_to([3, 1, 3]);
        assert_eq!(reach.order(), [3, 1, 2, 0, 4]);
        let ways: Vec<_> = (0..7).map(|part| (reach.source_of(part), reach.back_from(part))).collect();
        let (to_3, to_1) = ((Some(3), Some(3)), (Some(1), Some(1)));
        let expected =
            [to_1, (Some(1), None), to_3, (Some(3), None), (Some(3), Some(2)), (None, None), (None, None)];
        assert_eq!(ways, expected);
        assert_eq!(graph.led_to_by([4]).order(), [4, 2, 3, 1]);
    }

    #[test]
    fn circles_and_what_leads_to_them() {
        // 0 -> 1 <-> 2 -> 3, 4 -> 3, 5 -> 5, 6 -> 4 twice.
        let graph = Graph::new(8, &[(0, 1), (1, 2), (2, 1), (2, 3), (4, 3), (5, 5), (6, 4), (6, 4)]);
        assert_eq!(graph.without_circles(), [false, false, false, true, true, false, true, true]);
    }

    #[test]
    fn long_chains_need_no_stack() {
        let pairs: Vec<_> = (0..1_000_000).map(|part| (part, part + 1)).collect();
        let graph = Graph::new(1_000_001, &pairs);
        assert_eq!(graph.leading_to([1_000_000]).order().len(), 1_000_001);
        assert!(graph.without_circles().into_iter().all(|is_without| is_without));
    }
}
