//! How much may still be done.

/// Steps that it takes to look at a node of the trie, or at a pair of them.
pub(super) const NODE: usize = 5;

/// Steps of work that may still be done; one takes some twenty nanoseconds. The authors of routes decide how much these
/// have in common, so every look at something costs steps, and the search stops when none are left.
#[derive(Debug)]
pub(super) struct Work {
    left: usize,
}

impl Work {
    pub(super) const fn of(steps: usize) -> Self {
        Self { left: steps }
    }

    pub(super) fn spend(&mut self, steps: usize) {
        self.left = self.left.saturating_sub(steps);
    }

    pub(super) fn is_over(&self) -> bool {
        self.left == 0
    }

    /// Sets at most so many steps apart for one task.
    pub(super) fn share(&mut self, most: usize) -> Self {
        let share = self.left.min(most);
        self.left -= share;
        Self { left: share }
    }

    /// Takes back what a task did not need.
    pub(super) fn give_back(&mut self, share: &Self) {
        self.left += share.left;
    }
}
