//! Limits of a document.

use crate::setters::setters;

/// Limits of a document. Each limit has its own finding.
///
/// The defaults are well above the largest published documents: the largest known one has 47 MB and 6 million keys and
/// values, and is 30 levels deep.
///
/// ```
/// let limits = oasgate::source::Limits::default().with_bytes(1024 * 1024).with_depth(50);
/// let outcome = oasgate::Document::parse("openapi: 3.0.3", None, &limits);
/// assert!(outcome.value.is_some());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Size of the text in bytes: 64 MiB. Never more than 2 GiB, whatever is set here, because places are 32-bit.
    ///
    /// Memory follows from the document: an import holds at most 6 bytes for each byte of it, 250 for each key and value
    /// (a text counts once more for every 16 bytes of it, and what is aliased counts where it is used), 6,000 for each
    /// finding, of which its pointer may have 4,096, and 128 KiB; and what [`copies`](Self::copies) allows.
    pub bytes: usize,
    /// Nested objects and arrays, with aliases followed: 100. References that are replaced by their values count like
    /// aliases.
    ///
    /// What is imported is stored as JSON and must read back through serde_json, which stops at 128 levels. Never more
    /// than 1,000, whatever is set here, so that recursive code stays safe.
    pub depth: usize,
    /// Keys and values as written: 20 million. Each takes 16 bytes.
    pub nodes: usize,
    /// Keys and values that aliases and merge keys expand to, beyond those that are written. A text counts once more for
    /// every 16 bytes of it. Without a number, one for every two bytes of the document, and 5,000.
    ///
    /// Aliases cost nothing to read, but whatever writes the document out pays for each of them; a few hundred bytes
    /// can expand to terabytes.
    pub alias_expansion: Option<usize>,
    /// Keys and values that are read again in another place. A text counts once more for every 16 bytes of it. Without a
    /// number, one for every two bytes of the document and of those that it refers to, and 5,000; real documents need far
    /// less.
    ///
    /// What a reference outside the components leads to is read in its place. What a document says once is in each part that
    /// it counts for: Swagger 2.0's `host`, `basePath`, `consumes` and `produces`, the schema of a body in each media type, and
    /// what a path item says in each operation. A few kilobytes of text with a thousand users would become gigabytes. A part
    /// that needs more is left out, and the finding names it.
    pub copies: Option<usize>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 * 1024 * 1024, depth: DEPTH, nodes: 20_000_000, alias_expansion: None, copies: None }
    }
}

setters! {
    Limits {
        with_bytes(bytes: usize);
        with_depth(depth: usize);
        with_nodes(nodes: usize);
        with_alias_expansion(alias_expansion: Option<usize>);
        with_copies(copies: Option<usize>);
    }
}

/// What serde_json reads back, with room for what the model puts around the document's values.
const DEPTH: usize = 100;

/// So many bytes of text count like one more key or value.
pub(crate) const BYTES_PER_ENTRY: usize = 16;

/// How many keys and values may be repeated in a document of any size.
const REPEATED_ANYWAY: usize = 5_000;

/// How many more may be repeated in a document of so many bytes. Written out, each takes some 25 bytes, or 40 with the
/// spaces before it; so what is repeated takes about twenty times the document, unless it is full of escapes.
pub(crate) const fn repeated(bytes: usize) -> usize {
    bytes / 2
}

/// How many bytes of what operations share may be written, for a document of so many: in proportion to it, so that a small
/// document does not become a large result.
pub(crate) const fn shared_bytes(document: usize) -> usize {
    const FREE: usize = 1 << 20;
    const TIMES: usize = 12;
    document.saturating_mul(TIMES).saturating_add(FREE)
}

/// Beyond this, recursion over a document would not be safe on a small stack.
pub(super) const MAX_DEPTH: usize = 1000;

/// Beyond this, offsets into decoded texts could pass 32 bits: YAML's `\L` decodes from two bytes to three.
const MAX_BYTES: usize = 2 * 1024 * 1024 * 1024 - 1;

impl Limits {
    pub(super) fn effective_bytes(&self) -> usize {
        self.bytes.min(MAX_BYTES)
    }

    pub(super) fn effective_depth(&self) -> usize {
        self.depth.min(MAX_DEPTH)
    }

    /// How deep the model may become where values are read in place of references to them. A document may be less deep
    /// than the default; that is no reason to hold its references to it.
    pub(crate) fn model_depth(&self) -> usize {
        self.effective_depth().max(DEPTH)
    }

    /// Entries are counted in 32 bits, and one number is taken for "none".
    pub(super) fn effective_nodes(&self) -> usize {
        self.nodes.min(u32::MAX as usize - 16)
    }

    /// What aliases may expand to in a document of so many bytes.
    pub(super) fn alias_expansion_of(&self, bytes: usize) -> usize {
        self.alias_expansion.unwrap_or(REPEATED_ANYWAY + repeated(bytes))
    }

    /// What may be read again in another place, where that has a number; else what may be whatever the document, and
    /// what each document adds: see [`repeated`].
    pub(crate) fn copies_anyway(&self) -> usize {
        self.copies.unwrap_or(REPEATED_ANYWAY)
    }

    /// For text that this library wrote itself.
    pub(super) fn own_text() -> Self {
        Self {
            bytes: MAX_BYTES,
            depth: MAX_DEPTH,
            nodes: usize::MAX,
            alias_expansion: Some(0),
            copies: Some(0),
        }
    }
}
