//! Families of hostile documents: a size in, and a document of about that size out.
//!
//! In a piece of text, `@` is the number of the piece and `LONG` a name of half the document.

mod components;
mod deep;
mod keys;
mod oas31;
mod paths;
mod plans;
mod references;
mod swagger;
mod texts;
mod values;
mod verdicts;
mod yaml;

/// A name, and the document of a size.
pub type Family = (&'static str, fn(usize) -> Hostile);

/// What is read.
pub struct Hostile {
    /// The document that the API was imported from before.
    pub existing: Option<String>,
    pub document: String,
    /// External documents by name.
    pub others: Vec<(String, String)>,
}

impl Hostile {
    pub fn bytes(&self) -> usize {
        let others: usize = self.others.iter().map(|(_, text)| text.len()).sum();
        self.document.len() + self.existing.as_ref().map_or(0, String::len) + others
    }
}

impl From<String> for Hostile {
    fn from(document: String) -> Self {
        Self { existing: None, document, others: Vec::new() }
    }
}

/// Every family.
pub fn all() -> impl Iterator<Item = Family> {
    let tables = [
        plans::FAMILIES,
        paths::FAMILIES,
        components::FAMILIES,
        deep::FAMILIES,
        keys::FAMILIES,
        oas31::FAMILIES,
        references::FAMILIES,
        swagger::FAMILIES,
        texts::FAMILIES,
        values::FAMILIES,
        verdicts::FAMILIES,
        yaml::FAMILIES,
    ];
    tables.into_iter().flatten().copied()
}

/// A name of so many bytes.
fn long(bytes: usize) -> String {
    "n".repeat(bytes)
}

/// As many pieces as a size has room for, with something between them.
fn joined(bytes: usize, piece: &str, between: &str) -> String {
    let count = (bytes / (piece.len() + between.len())).max(2);
    let pieces: Vec<String> = (0..count).map(|at| piece.replace('@', &at.to_string())).collect();
    pieces.join(between)
}

/// As many members or items as a size has room for.
fn each(bytes: usize, piece: &str) -> String {
    joined(bytes, piece, ",")
}

fn v3(members: &str) -> String {
    format!(r#"{{"openapi":"3.0.3","info":{{"title":"t","version":"1"}},{members}}}"#)
}

fn v2(members: &str) -> String {
    format!(r#"{{"swagger":"2.0","info":{{"title":"t","version":"1"}},{members}}}"#)
}

/// Half the size is `LONG`, and half of it pieces, which `AT` in the members takes.
fn half(size: usize, piece: &str, members: &str) -> String {
    let pieces = each(size / 2, piece);
    members.replace("AT", &pieces).replace("LONG", &long(size / 2))
}

/// The same without a long name: all of the size is pieces.
fn full(size: usize, piece: &str, members: &str) -> String {
    members.replace("AT", &each(size, piece))
}
