//! Documents of OAS 3.1 and 3.2 in OAS 3.0's words.
//!
//! First everything is looked at once, to know where references lead: by pointer, `$id` and `$anchor`. Then the document
//! is written as one of OAS 3.0, and each key and value of it remembers its place in the original. The reader of OAS 3.0
//! does the rest, and its findings are about the original.

mod collect;
mod composed;
mod constraints;
mod draft;
mod kinds;
mod objects;
mod parts;
mod schema;
mod writer;

pub(crate) use self::collect::is_later;
use self::collect::{Collected, collect};
use self::kinds::Kind;
use self::parts::Note;
use self::writer::Writer;
use crate::openapi::documents::Documents;
use crate::openapi::options::ImportOptions;
use crate::openapi::reader::findings::Finding;
use crate::openapi::reader::origins::{Noted, Origins};
use crate::openapi::reader::shown::shortened;
use crate::openapi::rules::{OAS31_REFERENCE_GUESSED, OAS31_REFERENCE_RESOLVED, OAS31_TOO_LARGE};
use crate::source::{Document, Node, Site, write_json_string};
use crate::tables::HashMap;

/// The documents of an import in OAS 3.0's words.
pub(super) struct Normalised {
    pub(super) main: Document,
    /// External documents by their numbers from 1 on; none of those that are read as they are.
    pub(super) external: Vec<Option<Document>>,
    pub(super) origins: Origins,
}

/// Puts a document, and the external ones that it leads to, into OAS 3.0's words. A finding where that gets too large.
pub(super) fn normalise(documents: &Documents<'_>, options: &ImportOptions) -> Result<Normalised, Finding> {
    let collected = collect(documents);
    let root = documents.main().root();
    let version = root.get("openapi").and_then(Node::scalar).unwrap_or_default().to_owned();
    let mut origins = Origins { version, documents: documents.all(), sites: Vec::new(), notes: Vec::new() };
    origins.sites.resize_with(origins.documents.len(), Vec::new);
    let mut external = vec![None; origins.documents.len().saturating_sub(1)];
    let numbers = collected.documents.iter().filter(|(_, is_later)| **is_later).map(|(number, _)| *number);
    let all = std::iter::once(0).chain(numbers).filter_map(|number| documents.document(number));
    let written: Vec<_> = all.map(|document| (document, write(document, &collected, options))).collect();
    let places: Places<'_> =
        written.iter().map(|(document, writer)| (document.number(), &writer.placed)).collect();
    let mut main = None;
    for (document, writer) in &written {
        let Some(document) = finish(document, writer, &places, &mut origins) else {
            let (rule, site) = (OAS31_TOO_LARGE, writer.too_deep.unwrap_or(document.root().site()));
            return Err(Finding { rule, site, subject: None, args: Vec::new(), related: None });
        };
        let place = external.get_mut((document.number() as usize).wrapping_sub(1));
        *place.unwrap_or(&mut main) = Some(document);
    }
    origins.notes.sort_by_key(|noted| noted.at);
    match main {
        Some(main) => Ok(Normalised { main, external, origins }),
        None => Err(Finding {
            rule: OAS31_TOO_LARGE,
            site: root.site(),
            subject: None,
            args: Vec::new(),
            related: None,
        }),
    }
}

/// Where schemas that references lead to were written, by the number of their document.
type Places<'w> = HashMap<u32, &'w HashMap<Site, String>>;

/// Writes one document.
fn write<'d, 'c>(
    document: &'d Document,
    collected: &'c Collected<'d>,
    options: &'c ImportOptions,
) -> Writer<'d, 'c> {
    let root = document.root();
    let mut writer = Writer::new(options, collected, root);
    match document.number() {
        0 => writer.value(root, Kind::Root),
        _ => writer.verbatim(root),
    }
    writer
}

/// Reads what was written, and enters where all of it comes from.
fn finish(
    document: &Document,
    writer: &Writer<'_, '_>,
    places: &Places<'_>,
    origins: &mut Origins,
) -> Option<Document> {
    let number = document.number();
    let mut notes = Vec::new();
    let text = filled(writer, number, places, &mut notes);
    let written = writer.too_deep.is_none().then(|| Document::of_own_text(text)).flatten();
    let written = written.filter(|written| written.entries() == writer.origins.len())?;
    let mut sites = writer.origins.clone();
    for Note { entry, site, rule, args } in writer.notes.iter().cloned().chain(notes) {
        // A place that was not written itself gets an entry past all others.
        let place = Site::new(number, sites.len() as u32);
        sites.push(site);
        let finding = Finding { rule, site: place, subject: None, args, related: None };
        origins.notes.push(Noted { at: Site::new(number, entry), finding });
    }
    if let Some(place) = origins.sites.get_mut(number as usize) {
        *place = sites;
    }
    Some(match document.name() {
        Some(name) => written.external(number, name),
        None => written,
    })
}

/// The text that was written, with the references in the words that they have now.
fn filled(writer: &Writer<'_, '_>, number: u32, places: &Places<'_>, notes: &mut Vec<Note>) -> String {
    let mut text = String::with_capacity(writer.text.len());
    let mut from = 0;
    for hole in &writer.holes {
        let target = hole.target.document();
        let Some(pointer) = places.get(&target).and_then(|placed| placed.get(&hole.target)) else { continue };
        let (file, fragment) = hole.text.split_once('#').unwrap_or((hole.text, ""));
        // What has a name of its own is in this document all the same.
        let new = match file {
            file if target != number && pointer.is_empty() && fragment.is_empty() => file.to_owned(),
            file if target != number => [file, "#", pointer].concat(),
            _ => ["#", pointer].concat(),
        };
        if new == hole.text {
            continue;
        }
        text.push_str(writer.text.get(from..hole.span.start).unwrap_or_default());
        write_json_string(&new, &mut text);
        from = hole.span.end;
        let is_guess = writer.collected.guessed.contains(&hole.site);
        let is_whole = file.is_empty() && fragment.starts_with("/components/");
        let is_pointer = if target == number { is_whole } else { fragment.starts_with('/') };
        if is_guess || !is_pointer {
            let rule = if is_guess { OAS31_REFERENCE_GUESSED } else { OAS31_REFERENCE_RESOLVED };
            let args = vec![("target", shortened(&new))];
            notes.push(Note { entry: hole.entry, site: hole.site, rule, args });
        }
    }
    text.push_str(writer.text.get(from..).unwrap_or_default());
    text
}
