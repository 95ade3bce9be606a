//! How much contracts may repeat.

use super::options::MappingOptions;
use crate::model::Api;
use crate::source::shared_bytes;

/// How many bytes contracts may still take. A shared part is written as often as operations refer to it, and a small document
/// could expand to terabytes. What an Api may take follows from its size, which is found out when small ones have had enough.
pub(in crate::gateway::aliyun) struct Budget<'a> {
    left: usize,
    most: usize,
    api: Option<&'a Api>,
}

impl<'a> Budget<'a> {
    /// That of an Api.
    pub(in crate::gateway::aliyun) fn of(api: &'a Api, options: MappingOptions) -> Self {
        let (most, bytes) = (options.contract_bytes, options.document);
        let left = most.min(shared_bytes(bytes.unwrap_or_default()));
        Self { left, most: most - left, api: bytes.is_none().then_some(api) }
    }

    /// For what repeats nothing.
    pub(super) const fn endless() -> Self {
        Self { left: usize::MAX, most: 0, api: None }
    }

    /// Takes so many bytes; false when there are not so many, and all are taken then.
    pub(in crate::gateway::aliyun) fn take(&mut self, bytes: usize) -> bool {
        if bytes > self.left {
            self.extend();
        }
        let is_there = bytes <= self.left;
        self.left = self.left.saturating_sub(bytes);
        is_there
    }

    /// Whether there is nothing left.
    pub(super) fn is_spent(&mut self) -> bool {
        if self.left == 0 {
            self.extend();
        }
        self.left == 0
    }

    fn extend(&mut self) {
        if let Some(api) = self.api.take() {
            self.left += self.most.min(shared_bytes(api.json_bytes()) - shared_bytes(0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_api_may_repeat_more() {
        let mut api = Api::default();
        let taken = |api: &Api, most: usize| {
            let mut budget = Budget::of(api, MappingOptions::default().with_contract_bytes(most));
            (0..1 << 20).take_while(|_| budget.take(1 << 10)).count()
        };
        assert_eq!((taken(&api, 10 << 10), taken(&api, usize::MAX)), (10, 1 << 10));
        api.about.description = Some("d".repeat(1 << 20));
        assert_eq!((taken(&api, 2 << 20), taken(&api, usize::MAX)), (2 << 10, 13 << 10));
    }
}
