//! The tape: every key and value of a document in document order, 16 bytes each.
//!
//! Keys come before their values, and containers before their contents. Nothing is nested, so nothing recurses and
//! dropping is two calls of `free`.

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Tag {
    Null,
    False,
    True,
    /// Text is the source text.
    Number,
    String,
    Array,
    Object,
    /// A member's key; its value is the next entry.
    Key,
    /// An alias of the entry that `link` names, which comes before it and is not an alias itself.
    Alias,
}

/// The source text is in quotes that are not part of the text.
pub(super) const QUOTED: u8 = 1;
/// A key whose member is not there: a duplicate that a later one replaces, or a key that is not a scalar.
pub(super) const SUPERSEDED: u8 = 2;
/// A key `<<`: `link` is the index of its list of merged keys.
pub(super) const MERGE: u8 = 4;
/// A key that is an alias: `link` is the entry that has its text.
pub(super) const ALIASED: u8 = 8;

/// A key that is a list or a mapping, or an alias of one: it has no text, and its value is a list of that key and the
/// value, so that anchors in them stay where aliases find them.
pub(super) const NO_SCALAR: u8 = 16;

/// No decoded text: the text is the source text.
pub(super) const NO_LINK: u32 = u32::MAX;

/// One key or value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub tag: Tag,
    pub flags: u8,
    /// Source span, quotes and brackets included.
    pub start: u32,
    pub end: u32,
    /// Container: entry past its subtree. Alias: target. Text: index of the decoded text, or [`NO_LINK`].
    pub link: u32,
}

impl Entry {
    const NULL: Self = Self { tag: Tag::Null, flags: 0, start: 0, end: 0, link: NO_LINK };

    /// Whether a key's text may be so many bytes long: it is, unless it is elsewhere, as long as its source.
    #[inline]
    pub(super) fn may_be(&self, length: usize) -> bool {
        let quotes = 2 * u32::from(self.has(QUOTED));
        (self.end - self.start) as usize == length + quotes as usize || self.link != NO_LINK
    }

    #[inline]
    pub(super) fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

/// The text that an entry spans, without quotes.
#[inline]
fn source_text(source: &str, entry: Entry) -> &str {
    let quote = u32::from(entry.has(QUOTED));
    let range = (entry.start + quote) as usize..entry.end.saturating_sub(quote) as usize;
    source.get(range).unwrap_or_default()
}

/// The entries and their texts.
#[derive(Debug, Default, Clone)]
pub(super) struct Tape {
    entries: Vec<Entry>,
    /// Texts that differ from their source, one after the other, and where each ends.
    decoded: String,
    ends: Vec<u32>,
    /// The lists of merged keys one after the other, and where each ends.
    merged: Vec<u32>,
    merged_ends: Vec<u32>,
    /// What aliases and merge keys expand to beyond what is written, as [`super::Limits::alias_expansion`] counts it.
    expansion: usize,
}

impl Tape {
    pub(super) fn with_capacity(entries: usize) -> Self {
        Self { entries: Vec::with_capacity(entries), ..Self::default() }
    }

    pub(super) fn len(&self) -> u32 {
        self.entries.len() as u32
    }

    /// The entry, or a null where there is none: an entry number from another document must not be the end.
    pub(super) fn entry(&self, at: u32) -> Entry {
        crate::steps::take(1);
        self.entries.get(at as usize).copied().unwrap_or(Entry::NULL)
    }

    /// How many entries a value takes.
    pub(super) fn subtree(&self, at: u32) -> usize {
        let entry = self.entry(at);
        let is_container = matches!(entry.tag, Tag::Array | Tag::Object);
        if is_container { entry.link.saturating_sub(at) as usize } else { 1 }
    }

    pub(super) fn entry_mut(&mut self, at: u32) -> Option<&mut Entry> {
        self.entries.get_mut(at as usize)
    }

    #[inline]
    pub(super) fn push(&mut self, entry: Entry) -> u32 {
        if self.entries.len() == self.entries.capacity() {
            self.grow();
        }
        let at = self.len();
        self.entries.push(entry);
        at
    }

    /// The estimate was near, so doubling would take far too much.
    #[cold]
    fn grow(&mut self) {
        self.entries.reserve_exact(self.entries.len() / 4 + 16);
    }

    /// Ends a container: it reaches to the newest entry, and to this byte.
    #[inline]
    pub(super) fn close(&mut self, container: u32, end: u32) {
        let past = self.len();
        if let Some(entry) = self.entries.get_mut(container as usize) {
            entry.link = past;
            entry.end = end;
        }
    }

    /// Adds to the decoded text that [`Tape::end_text`] will end.
    pub(super) fn add_text(&mut self, part: &str) {
        self.decoded.push_str(part);
    }

    pub(super) fn add_char(&mut self, part: char) {
        self.decoded.push(part);
    }

    /// Ends a decoded text; the answer is its link.
    pub(super) fn end_text(&mut self) -> u32 {
        let link = self.ends.len() as u32;
        self.ends.push(self.decoded.len() as u32);
        link
    }

    /// Sets the merged keys of a key `<<`.
    pub(super) fn set_merged(&mut self, key: u32, members: &[u32]) {
        let link = self.merged_ends.len() as u32;
        self.merged.extend_from_slice(members);
        self.merged_ends.push(self.merged.len() as u32);
        if let Some(entry) = self.entry_mut(key) {
            entry.link = link;
        }
    }

    fn merged(&self, link: u32) -> &[u32] {
        part(&self.merged_ends, link).and_then(|range| self.merged.get(range)).unwrap_or_default()
    }

    /// Text of a scalar or key. Empty for containers.
    #[inline]
    pub(super) fn text<'t>(&'t self, source: &'t str, entry: Entry) -> &'t str {
        // Nearly all texts are read exactly as in the source.
        if entry.link == NO_LINK && matches!(entry.tag, Tag::Key | Tag::String | Tag::Number) {
            return source_text(source, entry);
        }
        self.other_text(source, entry)
    }

    fn other_text<'t>(&'t self, source: &'t str, entry: Entry) -> &'t str {
        // A key that is an alias has its text elsewhere; its target is not an alias.
        let entry = if entry.has(ALIASED) { self.entry(entry.link) } else { entry };
        match entry.tag {
            Tag::Array | Tag::Object | Tag::Alias => "",
            Tag::Null => "null",
            Tag::True => "true",
            Tag::False => "false",
            _ if entry.link != NO_LINK && !entry.has(MERGE) => {
                part(&self.ends, entry.link).and_then(|range| self.decoded.get(range)).unwrap_or_default()
            }
            _ => source_text(source, entry),
        }
    }

    /// The entry that a value entry resolves to.
    #[inline]
    pub(super) fn resolve(&self, at: u32) -> u32 {
        let entry = self.entry(at);
        if entry.tag == Tag::Alias { entry.link } else { at }
    }

    /// The entry past a value and all that it holds.
    #[inline]
    pub(super) fn past(&self, at: u32) -> u32 {
        let entry = self.entry(at);
        match entry.tag {
            // Never back or in place, so that no walk can hang.
            Tag::Array | Tag::Object => entry.link.max(at + 1),
            _ => at + 1,
        }
    }

    /// Key entries of an object's effective members, in document order; the value is the next entry.
    pub(super) fn members(&self, object: u32) -> Members<'_> {
        let entry = self.entry(object);
        let end = if entry.tag == Tag::Object { entry.link } else { 0 };
        Members { tape: self, at: object + 1, end, merged: [].iter() }
    }

    /// All key entries: duplicates, merges and left-out members too.
    pub(super) fn written_keys(&self, object: u32) -> impl Iterator<Item = u32> + '_ {
        let end = self.entry(object).link;
        let mut at = object + 1;
        std::iter::from_fn(move || {
            let key = at;
            (key < end).then(|| {
                at = self.past(key + 1);
                key
            })
        })
    }

    /// Value entries of an array.
    pub(super) fn items(&self, array: u32) -> Items<'_> {
        let entry = self.entry(array);
        let end = if entry.tag == Tag::Array { entry.link } else { 0 };
        Items { tape: self, at: array + 1, end }
    }

    /// Ends a tape with aliases.
    pub(super) fn shrink_expanded(&mut self, expansion: u64) {
        self.expansion = usize::try_from(expansion).unwrap_or(usize::MAX);
        self.shrink();
    }

    pub(super) fn expansion(&self) -> usize {
        self.expansion
    }

    /// Gives back what was reserved too much, unless that is so little that moving would cost more.
    pub(super) fn shrink(&mut self) {
        fn is_loose<T>(all: &Vec<T>) -> bool {
            all.capacity() - all.len() > all.len() / 4
        }
        if is_loose(&self.entries) {
            self.entries.shrink_to_fit();
        }
        if is_loose(&self.ends) {
            self.ends.shrink_to_fit();
        }
        if self.decoded.capacity() - self.decoded.len() > self.decoded.len() / 4 {
            self.decoded.shrink_to_fit();
        }
    }
}

/// The range of one part, given where each part ends.
fn part(ends: &[u32], link: u32) -> Option<std::ops::Range<usize>> {
    let end = *ends.get(link as usize)?;
    let start = link.checked_sub(1).and_then(|before| ends.get(before as usize)).copied().unwrap_or(0);
    Some(start as usize..end as usize)
}

/// A guess at the number of entries from pairs of neighbouring bytes, to reserve about as much as will be needed.
///
/// Looks at a sixteenth of a long text, evenly spread. `weigh` may answer up to 2.
pub(super) fn estimate(bytes: &[u8], weigh: impl Fn(u8, u8) -> u8) -> usize {
    const BLOCK: usize = 4096;
    let every = if bytes.len() > 32 * BLOCK { 16 } else { 1 };
    let block = |block: &[u8]| {
        let next = block.get(1..).unwrap_or_default();
        // Sums of short runs fit a byte, so the compiler adds up many at a time.
        let runs = block.chunks(120).zip(next.chunks(120));
        let run = |(bytes, next): (&[u8], &[u8])| -> u8 {
            bytes.iter().zip(next).map(|(byte, next)| weigh(*byte, *next)).sum()
        };
        runs.map(|pair| usize::from(run(pair))).sum::<usize>()
    };
    let sampled: usize = bytes.chunks(BLOCK).step_by(every).map(block).sum();
    let all = sampled * every;
    16 + all + all / 16
}

/// See [`Tape::members`].
#[derive(Clone)]
pub(super) struct Members<'t> {
    tape: &'t Tape,
    at: u32,
    end: u32,
    merged: std::slice::Iter<'t, u32>,
}

impl Iterator for Members<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        loop {
            if let Some(key) = self.merged.next() {
                return Some(*key);
            }
            if self.at >= self.end {
                return None;
            }
            let key = self.at;
            self.at = self.tape.past(key + 1);
            let entry = self.tape.entry(key);
            if entry.has(SUPERSEDED) {
                continue;
            }
            if entry.has(MERGE) {
                self.merged = self.tape.merged(entry.link).iter();
                continue;
            }
            return Some(key);
        }
    }
}

/// See [`Tape::items`].
#[derive(Clone)]
pub(super) struct Items<'t> {
    tape: &'t Tape,
    at: u32,
    end: u32,
}

impl Iterator for Items<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        (self.at < self.end).then(|| {
            let item = self.at;
            self.at = self.tape.past(item);
            item
        })
    }
}
