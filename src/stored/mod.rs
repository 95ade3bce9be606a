//! The form in which an existing API is stored.
//!
//! Serde reads and writes it. [`read_existing`] reads it too, and reports with its place what serde would refuse or drop
//! without a word.

mod faults;
pub(crate) mod rules;

use std::collections::HashSet;

use crate::diagnostic::rules::FINDINGS_SUPPRESSED;
use crate::diagnostic::{Diagnostic, Rule, sort};
use crate::model::{Existing, VERSION, VERSION_MEMBER, to_json};
use crate::outcome::Outcome;
use crate::setters::setters;
use crate::source::{Document, Format, Kind, Limits, Node, Site};
use crate::subject::OperationKey;
use crate::text::nearest::Names;
use crate::text::quoted;

/// How a stored API is read.
///
/// ```
/// use oasgate::read_existing;
/// use oasgate::stored::ExistingOptions;
///
/// let options = ExistingOptions::default().with_document_name("stored.json").with_own_members(["savedBy"]);
/// assert_eq!(read_existing(r#"{"oasgate": 1, "savedBy": "me"}"#, &options).diagnostics, []);
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ExistingOptions {
    /// What the text is called: its findings have this name in [`Location::document`](crate::diagnostic::Location::document), which
    /// tells them from those in the document that is imported.
    pub document_name: Option<String>,
    /// Further members that the caller keeps in the same text. They are in [`Existing::other`] and not reported.
    pub own_members: Vec<String>,
    /// Limits for the text. By default the only limit is 128 objects and arrays inside one another, which is what
    /// serde_json reads.
    pub limits: Limits,
}

impl Default for ExistingOptions {
    fn default() -> Self {
        let mut limits = Limits::default();
        (limits.bytes, limits.nodes, limits.depth) = (usize::MAX, usize::MAX, 128);
        Self { document_name: None, own_members: Vec::new(), limits }
    }
}

setters! {
    ExistingOptions {
        with_document_name(document_name: Option<String>);
        with_own_members(own_members: Vec<String>);
        with_limits(limits: Limits);
    }
}

/// Reads an Existing from its JSON form and reports what is wrong in it.
///
/// A member that this version does not know is kept at the top level and dropped below it; both are reported. A form
/// without a version is the oldest one. A newer form is read as far as this version knows it.
///
/// ```
/// use oasgate::read_existing;
/// use oasgate::stored::ExistingOptions;
///
/// let outcome = read_existing(r#"{"oasgate": 1, "attachment": {}}"#, &ExistingOptions::default());
/// assert_eq!(outcome.diagnostics[0].code(), "existing-member-unknown");
/// assert!(outcome.value.unwrap().other.contains_key("attachment"));
/// ```
pub fn read_existing(bytes: impl Into<Vec<u8>>, options: &ExistingOptions) -> Outcome<Existing> {
    let bytes = bytes.into();
    let has_own_limits = options.limits != ExistingOptions::default().limits;
    if let Some(existing) = (!has_own_limits).then(|| written_by_us(&bytes)).flatten() {
        return Outcome::found(existing, Vec::new());
    }
    let Outcome { value, mut diagnostics } = Document::parse(bytes, Some(Format::Json), &options.limits);
    if let Some(name) = &options.document_name {
        let name = name.as_str().into();
        diagnostics = diagnostics.into_iter().map(|found| found.in_document(&name)).collect();
    }
    let Some(document) = value else { return Outcome::failed(diagnostics) };
    let document = match &options.document_name {
        Some(name) => document.external(0, name),
        None => document,
    };
    let mut findings = Findings::default();
    let text = document.text().trim_start_matches('\u{feff}');
    let existing = match serde_json::from_str::<Existing>(text) {
        Ok(existing) => {
            version(&document, &mut findings);
            unknown(&document, options, &mut findings);
            lost(document.root(), &to_json(&existing), &mut findings);
            // Serde takes the members of a struct in their order, too.
            let is_readable = findings.list.iter().all(|found| found.rule() != rules::EXISTING_UNREADABLE);
            is_readable.then_some(existing)
        }
        Err(fault) => {
            let mark = document.text().len() - text.len();
            for (at, fault) in faults::all(&document, text, fault) {
                let (rule, arg) = faults::rule(&fault);
                findings.push(rule, document.site_at(mark + at), [arg]);
            }
            None
        }
    };
    diagnostics.extend(findings.located(document));
    sort(&mut diagnostics);
    Outcome { value: existing, diagnostics }
}

/// Reads a text that this library wrote, on one line or on many. There is nothing to report about it, and no place in
/// it is needed. None for any other text.
fn written_by_us(bytes: &[u8]) -> Option<Existing> {
    let head = bytes.get(..32).unwrap_or(bytes).iter().copied().filter(|byte| !byte.is_ascii_whitespace());
    if !head.take(VERSION_MEMBER.len() + 3).eq(format!("{{\"{VERSION_MEMBER}\"").bytes()) {
        return None;
    }
    let existing: Existing = serde_json::from_slice(bytes).ok()?;
    let written = serde_json::to_vec(&existing).ok()?;
    (existing.other.is_empty() && is_laid_out(bytes, &written)).then_some(existing)
}

/// Whether a JSON text is a compact one, laid out as serde_json does: a line for each member and item, and a space
/// after the colon of a member. A text that it accepts is equal; a text that it rejects may be equal, too.
fn is_laid_out(text: &[u8], compact: &[u8]) -> bool {
    const COLON: &[u8] = b"\": ";
    if text.trim_ascii() == compact {
        return true;
    }
    let mut rest = compact;
    for line in text.split(|byte| *byte == b'\n') {
        let line = line.trim_ascii_start();
        let colon = memchr::memmem::find(line, COLON).filter(|_| line.starts_with(b"\""));
        let (name, value) = line.split_at(colon.map_or(0, |at| at + COLON.len()));
        let name = name.strip_suffix(b" ").unwrap_or(name);
        let after = rest.strip_prefix(name).and_then(|rest| rest.strip_prefix(value));
        let Some(after) = after else { return false };
        rest = after;
    }
    rest.is_empty()
}

fn version(document: &Document, findings: &mut Findings) {
    let Some(version) = document.root().get(VERSION_MEMBER) else { return };
    let known = VERSION.to_string();
    if version.kind() != Kind::Number || version.scalar() != Some(&known) {
        let found = version.scalar().map_or_else(|| version.value().to_string(), str::to_owned);
        let args = [("found", quoted(&found)), ("known", known)];
        findings.push(rules::EXISTING_VERSION_UNKNOWN, version.site(), args);
    }
}

/// Unknown members at the top level.
fn unknown(document: &Document, options: &ExistingOptions, findings: &mut Findings) {
    let own = options.own_members.iter().map(String::as_str);
    let known: Vec<&str> = [VERSION_MEMBER, "api", "attachments"].into_iter().chain(own).collect();
    let names = Names::new(known.iter().map(|name| (*name).to_owned()));
    // Editors find the schema of a file by it.
    let is_schema = |key: &str, value: Node<'_>| key == "$schema" && value.as_str().is_some();
    let others = document
        .root()
        .entries()
        .filter(|(key, value)| !known.contains(&key.text()) && !is_schema(key.text(), *value));
    for (key, _) in others {
        let nearest = names.nearest(key.text()).unwrap_or_default();
        let args = [("key", quoted(key.text())), ("nearest", nearest)];
        findings.push(rules::EXISTING_MEMBER_UNKNOWN, key.site(), args);
    }
}

/// Members that are not written again, except those without any effect, and lists in place of objects. Recursive: the text is as deep as its limit at
/// most, which never is more than 1,000.
fn lost(node: Node<'_>, written: &serde_json::Value, findings: &mut Findings) {
    match written {
        serde_json::Value::Object(_) if node.is_array() => {
            let problem = "invalid type: list, expected an object".to_owned();
            findings.push(rules::EXISTING_UNREADABLE, node.site(), [("problem", problem)]);
        }
        serde_json::Value::Object(members) => {
            let mut respelt = HashSet::new();
            for (key, child) in node.entries() {
                // `get /pets` is written as `GET /pets`.
                let other = || {
                    let name = key.text().parse::<OperationKey>().ok()?.to_string();
                    let is_free = node.get(&name).is_none() && respelt.insert(name.clone());
                    members.get(&name).filter(|_| is_free)
                };
                if let Some(written) = members.get(key.text()).or_else(other) {
                    lost(child, written, findings);
                } else if !is_void(child) {
                    let args = [("key", quoted(key.text()))];
                    findings.push(rules::EXISTING_MEMBER_LOST, key.site(), args);
                }
            }
        }
        serde_json::Value::Array(items) => {
            for (item, written) in node.items().zip(items) {
                lost(item, written, findings);
            }
        }
        _ => {}
    }
}

/// Whether a member may as well be absent.
fn is_void(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::Null => true,
        Kind::Bool => node.as_bool() == Some(false),
        Kind::Array | Kind::Object => node.len() == 0,
        Kind::String | Kind::Number => false,
    }
}

/// Findings of one rule beyond this many are only counted: a hostile text can have millions.
const MOST_PER_RULE: usize = 1000;

/// What is found, before its places are worked out.
#[derive(Default)]
struct Findings {
    list: Vec<Diagnostic>,
    sites: Vec<Site>,
    counts: Vec<Count>,
}

struct Count {
    rule: &'static Rule,
    findings: usize,
    first_unlisted: Option<Site>,
}

impl Findings {
    fn push<const N: usize>(&mut self, rule: &'static Rule, site: Site, args: [(&'static str, String); N]) {
        let count = self.counts.iter_mut().find(|count| count.rule == rule);
        if let Some(count) = count {
            count.findings += 1;
            if count.findings > MOST_PER_RULE {
                count.first_unlisted.get_or_insert(site);
                return;
            }
        } else {
            self.counts.push(Count { rule, findings: 1, first_unlisted: None });
        }
        self.list_one(rule, site, args);
    }

    fn list_one<const N: usize>(
        &mut self,
        rule: &'static Rule,
        site: Site,
        args: [(&'static str, String); N],
    ) {
        let found =
            args.into_iter().fold(Diagnostic::new(rule), |found, (name, value)| found.arg(name, value));
        self.list.push(found);
        self.sites.push(site);
    }

    fn located(mut self, document: Document) -> impl Iterator<Item = Diagnostic> {
        for Count { rule, findings, first_unlisted } in std::mem::take(&mut self.counts) {
            if let Some(site) = first_unlisted {
                let count = (findings - MOST_PER_RULE).to_string();
                let args = [("count", count), ("code", rule.code.to_owned())];
                self.list_one(FINDINGS_SUPPRESSED, site, args);
            }
        }
        let places = Document::locate(&[document], &self.sites);
        self.list.into_iter().zip(places).map(|(found, place)| found.at(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_this_library_wrote_is_known_by_its_text() {
        let existing =
            r#"{"api":{"about":{"name":"a\": b  c","tags":{"t":{}}}},"attachments":{"api":[1.5,"x",{},[]]}}"#;
        let existing: Existing = serde_json::from_str(existing).unwrap();
        let text = serde_json::to_string(&existing).unwrap();
        let pretty = serde_json::to_string_pretty(&existing).unwrap();
        for own in [text.clone(), format!("{text}\n"), pretty.clone(), format!("{pretty}\n")] {
            assert_eq!(written_by_us(own.as_bytes()).as_ref(), Some(&existing), "{own}");
        }
        for other in [
            text.replace("\"oasgate\":1,", ""),
            text.replace(":1,", ":2,"),
            text.replace("\"tags\"", "\"togs\""),
            pretty.replace("\"api\": {", "\"more\": 1,\n  \"api\": {"),
            pretty.replace(": [", ":  ["),
        ] {
            assert_eq!(written_by_us(other.as_bytes()), None, "{other}");
        }
    }
}
