//! A line on a terminal that says what takes longer than a second. It is removed when that is over.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use oasgate::Lang;
use oasgate::report::printable;

use crate::{files, globals};

/// How long nothing is said.
const PATIENCE: Duration = Duration::from_secs(1);
/// Characters of a name that are shown: its last ones. The line fits into a terminal.
const SHOWN: usize = 48;

/// What is being done. A thread waits until it takes long, and then until it is over.
struct Step {
    over: Sender<()>,
    thread: JoinHandle<()>,
}

static CURRENT: Mutex<Option<Step>> = Mutex::new(None);

fn current() -> MutexGuard<'static, Option<Step>> {
    CURRENT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Begins to read a document.
pub(crate) fn reading(path: &Path) {
    let facts = path.metadata().ok().filter(std::fs::Metadata::is_file);
    begin(|lang| reading_text(&files::name(path), facts.map(|facts| facts.len()), lang));
}

/// Begins to compare a document with what exists.
pub(crate) fn planning(path: &Path) {
    begin(|lang| {
        let name = shown(&files::name(path));
        match lang {
            Lang::En => format!("planning the import of {name} …"),
            Lang::Zh => format!("正在规划导入 {name} …"),
        }
    });
}

/// Begins the next step; the last one is over.
fn begin(text: impl FnOnce(Lang) -> String) {
    end();
    if globals::is_quiet() || !std::io::stderr().is_terminal() {
        return;
    }
    let text = text(globals::lang());
    let (over, is_over) = channel();
    let thread = std::thread::spawn(move || show(&text, &is_over));
    *current() = Some(Step { over, thread });
}

/// Ends the step, if there is one. Whatever is printed next is at the beginning of a line.
pub(crate) fn end() {
    if let Some(Step { over, thread }) = current().take() {
        drop(over);
        _ = thread.join();
    }
}

fn show(text: &str, is_over: &Receiver<()>) {
    if is_over.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    let mut terminal = std::io::stderr();
    _ = write!(terminal, "{text}").and_then(|()| terminal.flush());
    // Nothing is sent: the step is over when its sender is gone.
    _ = is_over.recv();
    // A character takes two columns at most.
    let blank = " ".repeat(text.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum());
    _ = write!(terminal, "\r{blank}\r").and_then(|()| terminal.flush());
}

/// `reading api.json (4.1 MB) …`
fn reading_text(name: &str, bytes: Option<u64>, lang: Lang) -> String {
    let name = shown(name);
    let size = bytes.map(|bytes| format!(" ({})", size(bytes))).unwrap_or_default();
    match lang {
        Lang::En => format!("reading {name}{size} …"),
        Lang::Zh => format!("正在读取 {name}{size} …"),
    }
}

/// A name, without its beginning if it is long.
fn shown(name: &str) -> String {
    let name = printable(name);
    let surplus = name.chars().count().saturating_sub(SHOWN);
    if surplus == 0 { name } else { std::iter::once('…').chain(name.chars().skip(surplus + 1)).collect() }
}

/// A number of bytes: `512 bytes`, `36 kB`, `4.1 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_fits_into_a_terminal() {
        for (name, bytes, line) in [
            ("api.json", Some(4_152_000), "reading api.json (4.1 MB) …"),
            ("api.json", Some(999), "reading api.json (999 bytes) …"),
            ("a\n.json", Some(36_999), "reading a\\n.json (36 kB) …"),
            ("<stdin>", None, "reading <stdin> …"),
        ] {
            assert_eq!(reading_text(name, bytes, Lang::En), line);
        }
        let long = reading_text(&"x/".repeat(200), Some(123_456_789), Lang::Zh);
        assert_eq!(
            long.chars().count(),
            "正在读取 ".chars().count() + SHOWN + " (123.4 MB) …".chars().count()
        );
    }
}
