//! What a piece of work allocates in all, and how much of it at one time.

use cap::Cap;
use peak_alloc::PeakAlloc;

static PEAK: PeakAlloc = PeakAlloc;

/// Counts everything; what passes the limit is aborted before the machine is short of memory.
#[global_allocator]
static HEAP: Cap<PeakAlloc> = Cap::new(PeakAlloc, 6 << 30);

/// Bytes of a piece of work.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Allocated in all.
    pub allocated: usize,
    /// Held at one time, beyond what was held before.
    pub peak: usize,
    /// Written for a reader.
    pub written: usize,
}

impl Cost {
    pub fn measures(&self) -> [(&'static str, usize); 3] {
        [("allocated", self.allocated), ("held", self.peak), ("written", self.written)]
    }
}

/// Does the work, which answers what it gives and how much it wrote.
pub fn measured<T>(work: impl FnOnce() -> (T, usize)) -> (T, Cost) {
    let (allocated, held) = (HEAP.total_allocated(), PEAK.current_usage());
    PEAK.reset_peak_usage();
    let (value, written) = work();
    let cost = Cost {
        allocated: HEAP.total_allocated() - allocated,
        peak: PEAK.peak_usage().saturating_sub(held),
        written,
    };
    (value, cost)
}
