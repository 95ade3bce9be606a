//! Keywords of another version of OpenAPI, and what to write instead.

/// Keys of another version of OpenAPI in one object, with what to write instead.
pub(crate) struct OtherKeywords {
    keys: String,
    version: &'static str,
    instead: Vec<&'static str>,
    /// Whether the object is a parameter or header, of which one finding tells them all.
    pub(crate) is_of_parameter: bool,
}

impl OtherKeywords {
    pub(crate) fn new(key: &str, (version, marks, instead): (&'static str, &str, &'static str)) -> Self {
        let is_of_parameter = matches!(marks, "allowReserved" | "collectionFormat");
        Self { keys: key.to_owned(), version, instead: vec![instead], is_of_parameter }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.keys.push_str("`, `");
        self.keys.push_str(&other.keys);
        for word in other.instead {
            if !self.instead.contains(&word) {
                self.instead.push(word);
            }
        }
    }

    pub(crate) fn args(self) -> [(&'static str, String); 3] {
        let instead = self.instead.join("`, `");
        [("key", self.keys), ("version", self.version.to_owned()), ("instead", instead)]
    }
}

/// A key that another version of OpenAPI has in an object: that version, what is asked of such an object in this one,
/// and what to write instead. What kind of object it is shows in what else was asked of it.
pub(crate) fn of_other_version(
    key: &str,
    asked: &[&str],
) -> Option<(&'static str, &'static str, &'static str)> {
    /// The key, the version that has it, what the object is asked for in the version that has not, and what that
    /// version has instead.
    const WORDS: &[(&str, &str, &str, &str)] = &[
        ("host", "2.0", "components", "servers"),
        ("basePath", "2.0", "components", "servers"),
        ("schemes", "2.0", "components", "servers"),
        ("schemes", "2.0", "requestBody", "servers"),
        ("consumes", "2.0", "components", "content"),
        ("consumes", "2.0", "requestBody", "content"),
        ("produces", "2.0", "components", "content"),
        ("produces", "2.0", "requestBody", "content"),
        ("definitions", "2.0", "components", "components/schemas"),
        ("parameters", "2.0", "components", "components/parameters"),
        ("responses", "2.0", "components", "components/responses"),
        ("securityDefinitions", "2.0", "components", "components/securitySchemes"),
        ("schema", "2.0", "links", "content"),
        ("examples", "2.0", "links", "content"),
        ("collectionFormat", "2.0", "allowReserved", "style"),
        ("type", "2.0", "allowReserved", "schema"),
        ("format", "2.0", "allowReserved", "schema"),
        ("items", "2.0", "allowReserved", "schema"),
        ("enum", "2.0", "allowReserved", "schema"),
        ("default", "2.0", "allowReserved", "schema"),
        ("servers", "3.0", "basePath", "host"),
        ("components", "3.0", "definitions", "definitions"),
        ("requestBody", "3.0", "consumes", "in: body"),
        ("servers", "3.0", "consumes", "host"),
        ("callbacks", "3.0", "consumes", "x-callbacks"),
        ("content", "3.0", "headers", "schema"),
        ("links", "3.0", "headers", "x-links"),
        ("schema", "3.0", "collectionFormat", "type"),
        ("$ref", "3.0", "collectionFormat", "type"),
        ("style", "3.0", "collectionFormat", "collectionFormat"),
        ("explode", "3.0", "collectionFormat", "collectionFormat"),
        ("webhooks", "3.1", "paths", "x-webhooks"),
        ("jsonSchemaDialect", "3.1", "paths", "x-jsonSchemaDialect"),
        ("pathItems", "3.1", "requestBodies", "paths"),
        ("summary", "3.1", "termsOfService", "description"),
    ];
    let known = WORDS.iter().find(|(word, _, marks, _)| *word == key && asked.contains(marks));
    known.map(|(_, version, marks, instead)| (*version, *marks, *instead))
}
