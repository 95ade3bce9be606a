//! A hash that is the same on every platform, release and run, unlike std's hashers: FNV-1a, 64 bits.

/// Hashes texts one after the other; where one ends counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StableHash(u64);

impl StableHash {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    #[must_use]
    pub(crate) fn text(self, text: &str) -> Self {
        crate::steps::take(1);
        // 0xff stands in no UTF-8 text, so it marks the end of one.
        let eat = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(text.bytes().chain([0xff]).fold(self.0, eat))
    }

    pub(crate) fn finish(self) -> u64 {
        self.0
    }
}
