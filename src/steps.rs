//! Steps of work: what something costs, in numbers that are the same on every machine.
//!
//! An entry of a tape that is looked at is a step, and so is a character of a pattern and a text that is hashed. Steps
//! are counted in this crate's own tests, each thread by itself; everywhere else a step is nothing.

/// Takes some steps.
#[inline]
pub(crate) fn take(steps: usize) {
    #[cfg(test)]
    counted::add(steps);
    #[cfg(not(test))]
    let _ = steps;
}

#[cfg(test)]
pub(crate) use self::counted::count;

#[cfg(test)]
mod counted {
    use std::cell::Cell;

    thread_local! {
        static SPENT: Cell<usize> = const { Cell::new(0) };
    }

    pub(super) fn add(steps: usize) {
        SPENT.set(SPENT.get() + steps);
    }

    /// What some work gives, and the steps that it takes.
    pub(crate) fn count<T>(work: impl FnOnce() -> T) -> (T, usize) {
        let before = SPENT.get();
        let done = work();
        (done, SPENT.get() - before)
    }
}
