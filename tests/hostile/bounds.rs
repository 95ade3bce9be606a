//! What a document may cost, whatever is in it: as [`Limits`](oasgate::source::Limits) has it, and for what is written.

/// What a document holds once it is imported, and while it is.
const PER_BYTE: usize = 6;
const PER_ENTRY: usize = 250;
const PER_FINDING: usize = 6000;
const FREE: usize = 128 << 10;

/// What is written of it. A finding shows a Subject and a pointer of 4,096 characters each, which may spell themselves out.
const WRITTEN_PER_BYTE: usize = 20;
const WRITTEN_PER_FINDING: usize = 16_000;

/// The bytes that an import may hold: `entries` are keys and values with aliases followed.
pub fn held(bytes: usize, entries: usize, findings: usize) -> usize {
    PER_BYTE * bytes + PER_ENTRY * (entries + bytes / 16) + PER_FINDING * findings + FREE
}

/// The bytes that a stage may write, with so many findings to show: `bytes` are those that came in, aliases followed.
pub fn written(bytes: usize, findings: usize) -> usize {
    WRITTEN_PER_BYTE * bytes + WRITTEN_PER_FINDING * findings + FREE
}
