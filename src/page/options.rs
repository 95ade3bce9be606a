//! How a page is written.

use crate::diagnostic::Lang;
use crate::setters::setters;

/// How [`Page::html`](super::Page::html) writes a page.
///
/// ```
/// use oasgate::Lang;
/// use oasgate::page::PageOptions;
///
/// let options = PageOptions::default().with_lang(Lang::Zh).with_rows(500);
/// assert_eq!((options.bytes, options.secrets), (4_000_000, false));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageOptions {
    /// The language.
    pub lang: Lang,
    /// The most changes that are listed, the worst first. By default 10,000.
    pub rows: usize,
    /// About how many bytes the page may have: details are left out before changes are. By default four million.
    pub bytes: usize,
    /// Whether values that look like credentials are shown. By default they are masked.
    pub secrets: bool,
}

impl Default for PageOptions {
    fn default() -> Self {
        Self { lang: Lang::En, rows: 10_000, bytes: 4_000_000, secrets: false }
    }
}

setters! {
    PageOptions {
        with_lang(lang: Lang);
        with_rows(rows: usize);
        with_bytes(bytes: usize);
        with_secrets(secrets: bool);
    }
}
