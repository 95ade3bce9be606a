//! What the API is called and says about itself: `info`, `tags`, `externalDocs`.

use crate::model::{About, Contact, Extensions, ExternalDocs, License, Map, Tag};
use crate::openapi::options::ImportOptions;
use crate::openapi::reader::fields::Fields;
use crate::openapi::reader::report::Report;
use crate::openapi::reader::shown::{shortened, text_of};
use crate::openapi::rules::{
    FIELD_REQUIRED, INFO_VERSION_MISSING, PATHS_EMPTY, PATHS_MISPLACED, PATHS_MISSING, TAG_INVALID,
    TITLE_MISSING, TITLE_REPLACED, TITLE_UNUSUAL, URL_INVALID,
};
use crate::openapi::syntax::{is_email, is_url};
use crate::source::Node;

/// `info`: what the API is called and says about itself.
pub(crate) fn about(
    report: &mut Report,
    root: &mut Fields<'_>,
    options: &ImportOptions,
    is_swagger: bool,
) -> About {
    // A missing name of the API is reported on its own.
    let is_named = stated(options.name.as_ref()).is_some();
    let info =
        if is_named { root.object(report, "info") } else { root.raw("info").filter(|info| info.is_object()) };
    let Some(info) = info else {
        // Nothing to read: the members of the root are not those of `info`.
        let at = root.raw("info").unwrap_or(root.node());
        return About { name: name(report, at, options, None), ..About::default() };
    };
    let mut fields = Fields::of(info);
    let title = fields.raw("title").filter(|title| is_named || text_of(*title).is_some());
    let title = title.and_then(|_| fields.text(report, "title")).map(str::trim);
    let mut about = About {
        name: name(report, fields.raw("title").unwrap_or(info), options, title),
        version: info_version(report, &mut fields),
        description: fields.string(report, "description"),
        // Swagger 2.0 has the terms themselves there, OAS 3.0 a URL.
        terms_of_service: if is_swagger {
            fields.string(report, "termsOfService")
        } else {
            url(report, &mut fields, "termsOfService")
        },
        contact: fields.object(report, "contact").map(|node| contact(report, node)),
        license: fields.object(report, "license").map(|node| license(report, node)),
        ..About::default()
    };
    about.info_extensions = fields.finish(report);
    about
}

fn info_version(report: &mut Report, fields: &mut Fields<'_>) -> String {
    let version = fields.string(report, "version").unwrap_or_default();
    let stated = fields.raw("version");
    // A value that is not text is reported already.
    if version.is_empty() && stated.is_none_or(Node::is_string) {
        report.at(INFO_VERSION_MISSING, stated.unwrap_or(fields.node()), []);
    }
    version
}

/// A member that is a URL.
pub(crate) fn url(report: &mut Report, fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
    let text = fields.text(report, key)?;
    check_text(report, fields, key, text, is_url(text));
    Some(text.to_owned())
}

fn check_text(report: &mut Report, fields: &mut Fields<'_>, key: &'static str, text: &str, is_right: bool) {
    // Generators write unknown values as empty texts.
    if !is_right && !text.is_empty() {
        let at = fields.raw(key).unwrap_or(fields.node());
        report.at(URL_INVALID, at, [("key", key.to_owned()), ("text", shortened(text))]);
    }
}

/// A text that its object cannot do without.
fn required(report: &mut Report, fields: &mut Fields<'_>, key: &'static str, object: &str, text: &str) {
    let stated = fields.raw(key);
    if text.is_empty() && stated.is_none_or(Node::is_string) {
        let args = [("key", key.to_owned()), ("object", object.to_owned())];
        report.at(FIELD_REQUIRED, stated.unwrap_or(fields.node()), args);
    }
}

/// A name that says something.
fn stated(name: Option<&String>) -> Option<&str> {
    name.map(String::as_str).filter(|name| !name.trim().is_empty())
}

fn name(report: &mut Report, at: Node<'_>, options: &ImportOptions, title: Option<&str>) -> String {
    if let Some(name) = stated(options.name.as_ref()) {
        return name.to_owned();
    }
    let title = title.unwrap_or_default();
    if title.is_empty() {
        let Some(name) = stated(options.default_name.as_ref()) else {
            report.at(TITLE_MISSING, at, []);
            return String::new();
        };
        report.at(TITLE_REPLACED, at, [("name", shortened(name))]);
        return name.to_owned();
    }
    if title.chars().count() > 64 || title.contains(char::is_control) {
        report.at(TITLE_UNUSUAL, at, []);
    }
    title.to_owned()
}

fn contact(report: &mut Report, node: Node<'_>) -> Contact {
    let mut fields = Fields::of(node);
    Contact {
        name: fields.string(report, "name"),
        url: url(report, &mut fields, "url"),
        email: email(report, &mut fields),
        extensions: fields.finish(report),
    }
}

fn email(report: &mut Report, fields: &mut Fields<'_>) -> Option<String> {
    let text = fields.text(report, "email")?;
    check_text(report, fields, "email", text, is_email(text));
    Some(text.to_owned())
}

fn license(report: &mut Report, node: Node<'_>) -> License {
    let mut fields = Fields::of(node);
    let name = fields.string(report, "name").unwrap_or_default();
    required(report, &mut fields, "name", "license", &name);
    License { name, url: url(report, &mut fields, "url"), extensions: fields.finish(report) }
}

/// `externalDocs`.
pub(crate) fn external_docs(report: &mut Report, fields: &mut Fields<'_>) -> Option<ExternalDocs> {
    let mut fields = Fields::of(fields.object(report, "externalDocs")?);
    let url = url(report, &mut fields, "url").unwrap_or_default();
    required(report, &mut fields, "url", "externalDocs", &url);
    Some(ExternalDocs {
        url,
        description: fields.string(report, "description"),
        extensions: fields.finish(report),
    })
}

/// The declared `tags`.
pub(crate) fn tags(report: &mut Report, fields: &mut Fields<'_>) -> Map<String, Tag> {
    let mut tags = Map::new();
    for node in fields.items(report, "tags") {
        let mut fields = Fields::of(node);
        fields.needs(&["name"]);
        match fields.string(report, "name") {
            Some(name) if !tags.contains_key(&name) => {
                let tag = Tag {
                    description: fields.string(report, "description"),
                    external_docs: external_docs(report, &mut fields),
                    extensions: fields.finish(report),
                };
                tags.insert(name, tag);
            }
            // A name that is not text is reported as that.
            None if !fields.lacks("name") => {}
            _ => report.at(TAG_INVALID, node, []),
        }
    }
    tags
}

/// The node of `paths`, without which there is nothing to import.
pub(crate) fn paths_node<'d>(report: &mut Report, root: &mut Fields<'d>) -> Option<Node<'d>> {
    let node = root.raw("paths").filter(|node| !node.is_null());
    // In YAML, what is not indented belongs to the root.
    if node.is_none_or(|node| node.is_object() && node.len() == 0) {
        let beside = root.take(|name, node| name.starts_with('/') && node.is_object());
        if let Some((key, _)) = beside.first() {
            report.at(PATHS_MISPLACED, key.site(), [("path", shortened(key.text()))]);
            return None;
        }
    }
    match node {
        Some(node) if node.is_object() => {
            if node.len() == 0 {
                report.at(PATHS_EMPTY, node, []);
            }
            return Some(node);
        }
        // A value that is not an object counts as missing, which is an error: its type need not be reported as well.
        _ => report.at(PATHS_MISSING, node.unwrap_or(root.node()), []),
    }
    None
}

/// The parts of [`About`] that are at the root, beside `info`.
pub(crate) fn complete(report: &mut Report, mut root: Fields<'_>, about: &mut About, paths: Extensions) {
    about.tags = tags(report, &mut root);
    about.external_docs = external_docs(report, &mut root);
    about.paths_extensions = paths;
    about.extensions = root.finish(report);
}
