//! The places of the parts of an Api in the documents that they were read from.

use std::fmt;
use std::sync::Arc;

use super::{Route, inside};
use crate::diagnostic::{Diagnostic, Location};
use crate::source::{Document, Node, Site};
use crate::subject::{OperationKey, PathKey, Subject};
use crate::tables::HashMap;

/// The place of each Subject that a document has: an operation's method, a component's name, a path, and `info` for the
/// API as a whole.
///
/// Cloning is cheap. The default knows no place. Lines and columns are computed on demand, for all Subjects of one call
/// in one pass over each document.
///
/// ```
/// use oasgate::subject::{Method, OperationKey};
/// use oasgate::{ImportOptions, Subject, import};
///
/// let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /pets/{id}:\n    get: {}\n";
/// let imported = import(text, &ImportOptions::default()).into_result()?;
/// let subject = Subject::from(OperationKey::of(Method::Get, "/pets/{petId}"));
/// let place = imported.places.of(&subject).unwrap();
/// assert_eq!((place.line, &*place.pointer), (5, "/paths/~1pets~1{id}/get"));
/// # Ok::<(), oasgate::Rejected>(())
/// ```
#[derive(Clone, Default)]
pub struct Places {
    sites: Option<Arc<Sites>>,
    /// What the document itself is called.
    name: Option<Arc<str>>,
}

struct Sites {
    documents: Vec<Document>,
    /// In the order in which they were read. Of two with one Subject, the first counts.
    list: Vec<(Subject, Site)>,
}

impl Places {
    pub(crate) fn new(documents: Vec<Document>, list: Vec<(Subject, Site)>) -> Self {
        Self { sites: Some(Arc::new(Sites { documents, list })), name: None }
    }

    /// The same places, with a name for the document itself: it becomes their [`Location::document`]. When several
    /// documents are imported, it distinguishes their places.
    ///
    /// ```
    /// use oasgate::{ImportOptions, Subject, import};
    ///
    /// let text = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {}}";
    /// let imported = import(text, &ImportOptions::default()).into_result()?;
    /// let place = imported.places.in_document("pets.yaml").of(&Subject::Api).unwrap();
    /// assert_eq!(place.document.as_deref(), Some("pets.yaml"));
    /// # Ok::<(), oasgate::Rejected>(())
    /// ```
    #[must_use]
    pub fn in_document(&self, name: &str) -> Self {
        Self { sites: self.sites.clone(), name: Some(name.into()) }
    }

    /// The place of a Subject; none when no document has it.
    ///
    /// An operation that the document does not have, or that cannot be identified in it, has the place of its path.
    pub fn of(&self, subject: &Subject) -> Option<Location> {
        self.of_each([subject]).pop().flatten()
    }

    /// The places of several Subjects, in their order.
    pub fn of_each<'s>(&self, subjects: impl IntoIterator<Item = &'s Subject>) -> Vec<Option<Location>> {
        let wanted: Vec<[Option<Subject>; 1]> =
            subjects.into_iter().map(|subject| [Some(subject.clone())]).collect();
        self.first_or_near(&wanted, |at| wanted.get(at)?.iter().flatten().next())
    }

    /// The place of each route: that of the first of its operations that has one.
    pub fn of_routes<'r>(&self, routes: impl IntoIterator<Item = &'r Route>) -> Vec<Option<Location>> {
        let subjects = |route: &Route| {
            route.operations.iter().cloned().map(|key| Some(Subject::from(key))).collect::<Vec<_>>()
        };
        let wanted: Vec<Vec<Option<Subject>>> = routes.into_iter().map(subjects).collect();
        self.located(&self.first_of_each(&wanted))
    }

    /// Gives each finding that has no place the one of its Subject. A finding about a route has that of the first
    /// operation with which the route is listed.
    pub(crate) fn locate<'r>(
        &self,
        diagnostics: impl IntoIterator<Item = &'r mut Diagnostic>,
        routes: impl IntoIterator<Item = (&'r str, &'r OperationKey)>,
    ) {
        let lost = diagnostics.into_iter().filter(|found| found.location().is_none());
        let mut lost: Vec<&mut Diagnostic> = lost.collect();
        if self.sites.is_none() || lost.is_empty() {
            return;
        }
        let mut served: HashMap<&str, &OperationKey> = HashMap::default();
        for (name, key) in routes {
            served.entry(name).or_insert(key);
        }
        let wanted = lost.iter().map(|found| match found.subject() {
            Some(Subject::Route(name)) => [served.get(&**name).map(|key| (*key).clone().into())],
            subject => [subject.cloned()],
        });
        let places = self.first_or_near(&wanted.collect::<Vec<_>>(), |at| lost.get(at)?.subject());
        for (found, place) in lost.iter_mut().zip(places) {
            if let Some(place) = place {
                found.set_location(place);
            }
        }
    }

    /// Gives each finding the place of a field inside its Subject, by a JSON Pointer in the model's form: the innermost
    /// that the document has. A finding about what the document does not have keeps its place.
    pub(crate) fn locate_inside<'r>(&self, fields: impl IntoIterator<Item = (&'r str, &'r mut Diagnostic)>) {
        let Some(sites) = &self.sites else { return };
        let mut fields: Vec<(&str, &mut Diagnostic)> = fields.into_iter().collect();
        let subjects: Vec<_> = fields.iter().map(|(_, found)| [found.subject().cloned()]).collect();
        let inside = self.first_of_each(&subjects).into_iter().zip(&fields).map(|(site, (at, _))| {
            let (site, document) = site.and_then(|site| Some((site, sites.document_of(site)?)))?;
            let node = document.node(site.entry());
            // A part has the place of its key.
            let part = if node.is_key() { document.node(site.entry() + 1) } else { node };
            let innermost = inside::innermost(part, at);
            Some(if innermost.site() == part.site() { site } else { innermost.key_site() })
        });
        let inside: Vec<_> = inside.collect();
        for ((_, found), place) in fields.iter_mut().zip(self.located(&inside)) {
            if let Some(place) = place {
                found.set_location(place);
            }
        }
    }

    /// The site of a value, if it is in one of the documents.
    pub(crate) fn site_of(&self, node: Node<'_>) -> Option<Site> {
        let own = self.sites.as_ref()?.documents.get(node.document().number() as usize)?;
        own.is_same(node.document()).then(|| node.site())
    }

    /// The places of sites in the documents.
    pub(crate) fn of_sites(&self, sites: &[Site]) -> Vec<Location> {
        let Some(known) = &self.sites else { return Vec::new() };
        let named =
            |place: Location| Location { document: place.document.or_else(|| self.name.clone()), ..place };
        Document::locate(&known.documents, sites).into_iter().map(named).collect()
    }

    /// For each list of Subjects the site of the first that has one.
    fn first_of_each<L: AsRef<[Option<Subject>]>>(&self, wanted: &[L]) -> Vec<Option<Site>> {
        let Some(sites) = &self.sites else { return wanted.iter().map(|_| None).collect() };
        let all = wanted.iter().flat_map(AsRef::as_ref).flatten();
        let mut known: HashMap<&Subject, Option<Site>> = all.map(|subject| (subject, None)).collect();
        let list = if known.is_empty() { &[] } else { sites.list.as_slice() };
        for (subject, site) in list {
            if let Some(place) = known.get_mut(subject) {
                place.get_or_insert(*site);
            }
        }
        let first = |list: &L| {
            list.as_ref().iter().flatten().find_map(|subject| known.get(subject).copied().flatten())
        };
        wanted.iter().map(first).collect()
    }

    /// The places of Subjects. In place of one that has none counts what is [`near`] the Subject of that position.
    fn first_or_near<'s>(
        &self,
        wanted: &[[Option<Subject>; 1]],
        subject: impl Fn(usize) -> Option<&'s Subject>,
    ) -> Vec<Option<Location>> {
        let mut found = self.first_of_each(wanted);
        let missing = found.iter().enumerate().filter(|(_, site)| site.is_none());
        let (missing, near): (Vec<usize>, Vec<_>) =
            missing.filter_map(|(at, _)| Some((at, near(subject(at)?)))).unzip();
        for (at, site) in missing.into_iter().zip(self.first_of_each(&near)) {
            if let Some(slot) = found.get_mut(at) {
                *slot = site;
            }
        }
        self.located(&found)
    }

    /// The places of sites. Many findings are about one.
    fn located(&self, sites: &[Option<Site>]) -> Vec<Option<Location>> {
        let mut there: Vec<Site> = sites.iter().flatten().copied().collect();
        there.sort_unstable();
        there.dedup();
        let places = self.of_sites(&there);
        let place = |site: &Site| places.get(there.binary_search(site).ok()?).cloned();
        sites.iter().map(|site| site.as_ref().and_then(place)).collect()
    }
}

/// Where a Subject that has no place is missed, in order of preference: an operation that could not be read may be under a
/// path without its slash, and one that is not there is missed at its path.
fn near(subject: &Subject) -> [Option<Subject>; 3] {
    let Subject::Operation(key) = subject else { return [None, None, None] };
    let path = key.path.as_str().strip_prefix('/').map(PathKey::literal);
    let operation = path.clone().map(|path| OperationKey { path, ..key.clone() }.into());
    [operation, Some(Subject::Path(key.path.clone())), path.map(Subject::Path)]
}

impl PartialEq for Places {
    /// Whether both say the same of every Subject.
    fn eq(&self, other: &Self) -> bool {
        let same_sites = match (&self.sites, &other.sites) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a.list == b.list && a.texts().eq(b.texts()),
            (None, None) => true,
            _ => false,
        };
        same_sites && self.name == other.name
    }
}

impl Sites {
    /// The document that a site is in.
    fn document_of(&self, site: Site) -> Option<&Document> {
        self.documents.get(site.document() as usize).filter(|document| document.number() == site.document())
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.documents.iter().map(Document::text)
    }
}

impl fmt::Debug for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Places({})", self.sites.as_ref().map_or(0, |sites| sites.list.len()))
    }
}
