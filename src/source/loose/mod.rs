//! Text that older parsers read although YAML 1.2 forbids it, where its meaning is plain.
//!
//! YAML 1.2 wants the further lines of a quoted text deeper than its key, and white space before a comment. Older parsers
//! did not mind, and published documents rely on that. Neither space means anything, so it is added where it lacks, and
//! the whole parser reads the text with it. Where that is, one look at the lines of the text tells.

mod scan;

use std::ops::Range;

pub(super) use self::scan::Why;

/// A text with white space added at some places, and the way back to the places of the original.
#[derive(Default)]
pub(super) struct Loose {
    /// None when nothing was added.
    text: Option<String>,
    /// Where white space was added, in ascending order.
    added: Vec<Added>,
}

/// White space that was added.
#[derive(Clone, Copy)]
pub(super) struct Added {
    /// Place in the original text.
    at: u32,
    width: u32,
    /// Width of this and all before it.
    total: u32,
    why: Why,
}

impl Loose {
    /// The text with what it lacks; as it is, where that would make it much larger.
    pub(super) fn of(original: &str) -> Self {
        let mut added = scan::scan(original);
        let mut total = 0_u32;
        for one in &mut added {
            total = total.saturating_add(one.width);
            one.total = total;
        }
        if added.is_empty() || total as usize > original.len() + 4096 {
            return Self::default();
        }
        let mut text = String::with_capacity(original.len() + total as usize);
        let mut from = 0;
        for Added { at, width, .. } in &added {
            text.push_str(original.get(from..*at as usize).unwrap_or_default());
            text.extend(std::iter::repeat_n(' ', *width as usize));
            from = *at as usize;
        }
        text.push_str(original.get(from..).unwrap_or_default());
        Self { text: Some(text), added }
    }

    /// Whether nothing lacks.
    pub(super) fn is_empty(&self) -> bool {
        self.added.is_empty()
    }

    pub(super) fn text<'t>(&'t self, original: &'t str) -> &'t str {
        self.text.as_deref().unwrap_or(original)
    }

    /// The place in the original text of a place in the new one.
    pub(super) fn original(&self, at: u32) -> u32 {
        let passed = self.added.partition_point(|added| added.at + added.total <= at);
        let (before, after) = self.added.split_at_checked(passed).unwrap_or_default();
        let place = at - before.last().map_or(0, |added| added.total);
        // All of the added white space maps to the one place where it was added.
        after.first().map_or(place, |added| place.min(added.at))
    }

    /// Where something was added, and why: of each quoted text the first line.
    pub(super) fn places(&self) -> impl Iterator<Item = (u32, Why)> + '_ {
        self.added.iter().filter(|added| added.why != Why::NextLine).map(|added| (added.at, added.why))
    }

    /// Begins to check that what was added is where it means nothing.
    pub(super) fn check(&self) -> Check<'_> {
        Check { left: &self.added, is_fine: true }
    }
}

/// Holds what was added against the quoted texts that the parser finds, in their order.
pub(super) struct Check<'l> {
    left: &'l [Added],
    is_fine: bool,
}

impl Check<'_> {
    /// A text of the original, in quotes or not.
    #[inline]
    pub(super) fn scalar(&mut self, span: &Range<u32>, is_quoted: bool) {
        while let Some((first, rest)) = self.left.split_first() {
            if first.at >= span.end {
                break;
            }
            let is_inside = first.at > span.start;
            self.is_fine &= if first.why == Why::Comment { !is_inside } else { is_inside && is_quoted };
            self.left = rest;
        }
    }

    pub(super) fn is_fine(&self) -> bool {
        self.is_fine && self.left.iter().all(|added| added.why == Why::Comment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_original() {
        let original = "ab: 'x\ny\r\nz\nq'#e\nc: 1";
        let loose = Loose::of(original);
        assert_eq!(loose.text(original), "ab: 'x\n y\r\n z\n q' #e\nc: 1");
        for letter in ['a', 'x', 'y', 'z', 'q', 'c', '\r', 'e'] {
            let at = loose.text(original).find(letter).unwrap() as u32;
            assert_eq!(Some(loose.original(at) as usize), original.find(letter), "{letter}");
        }
        let places: Vec<_> = loose.places().collect();
        assert_eq!(places, [(7, Why::FirstLine), (14, Why::Comment)]);
    }

    #[test]
    fn what_is_in_order_stays() {
        for text in [
            "a: 'x\n  y'\nb: it's\nc: \"\\\"#\"\n",
            "a: |\n  b: 'x\n  c\nd: 1\n",
            "a: >-\n  'x\n b: 1\n",
            "a: x\n  'tis #y\nb: 'z'\n",
            "# it's 'a\nb: 1 # 'c\nd: [\"e\", 'f'] # 'g\n",
            "- a: 'b'\n  c: [d, {e: \"f\n     g\"}]\n",
            "a: http://x#y\n",
        ] {
            assert!(Loose::of(text).text.is_none(), "{text}");
        }
    }
}
