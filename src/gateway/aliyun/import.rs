//! `ImportHttpApi`, whole: from the request to the response and the records after it.

use std::collections::HashSet;
use std::sync::Arc;

use super::api_record::HttpApiVersionInfo;
use super::calls::check_deploy_configs;
use super::catalog::{Catalog, CatalogApi, NameScope, find, target_of};
use super::check_request::{self, unknown_members};
use super::mapping::{MAX_DESCRIPTION, MappingOptions, Records, projected};
use super::mcp_tools::McpTools;
use super::report::report_of;
use super::request::{ImportHttpApiRequest, stated};
use super::response::{ImportHttpApiData, ImportHttpApiResponse, SuccessItem};
use super::routes;
use super::spec_source::{SpecLocation, SpecSource, spec_source};
use super::{existing_api, limits};
use crate::diagnostic::{Diagnostic, Lang, Rule, overrule, sort};
use crate::gateway::aliyun::rules;
use crate::model::{Existing, Imported};
use crate::openapi::rules as openapi;
use crate::openapi::{ImportOptions, Input, import};
use crate::outcome::Outcome;
use crate::plan::{Action, Plan, Strategy, plan};
use crate::route::RouteOptions;
use crate::setters::setters;
use crate::subject::Subject;

/// What a request does not contain.
///
/// ```
/// use oasgate::aliyun::ImportHttpApiOptions;
/// use oasgate::route::RouteOptions;
/// use oasgate::{ImportOptions, Lang};
///
/// let options = ImportHttpApiOptions::default()
///     .with_import(ImportOptions::default().with_operation_quota(500))
///     .with_lang(Lang::Zh)
///     .with_request_id("3C3B9A12")
///     .with_routes(RouteOptions::default().with_domains(["api.example.com"]));
/// assert_eq!(options.import.operation_quota, Some(500));
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct ImportHttpApiOptions {
    /// How to read the document. A name in the request comes before the one here.
    pub import: ImportOptions,
    /// Language of the report.
    pub lang: Lang,
    /// `requestId` of the response; none leaves it out, as the library has no source of ids.
    pub request_id: Option<String>,
    /// The scope in which an API's name is unique.
    pub name_scope: NameScope,
    /// How to derive the routes of the report. If set, the report always lists routes; otherwise it does so when the
    /// request asks for the gateway's extension data, under this gateway's [limits](super::limits::ROUTES).
    pub routes: Option<RouteOptions>,
    /// What `mcpToolsDefinition` of the report holds; none leaves it out. Its findings are in [`Done::diagnostics`] alone:
    /// they are not about the import.
    pub mcp_tools: Option<McpTools>,
}

setters! {
    ImportHttpApiOptions {
        with_import(import: ImportOptions);
        with_lang(lang: Lang);
        with_request_id(request_id: Option<String>);
        with_name_scope(name_scope: NameScope);
        with_routes(routes: Option<RouteOptions>);
        with_mcp_tools(mcp_tools: Option<McpTools>);
    }
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The document is elsewhere: fetch it, and call again with its bytes.
    Fetch(SpecLocation),
    /// The request is answered.
    Done(Box<Done>),
}

/// An answered request.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// The response.
    pub response: ImportHttpApiResponse,
    /// The API's records after the import; none for a dry run, and when nothing can be imported. What is new has no
    /// ids: the gateway assigns them.
    pub result: Option<CatalogApi>,
    /// Everything that was decided, including the parts that are kept or removed, for which the response has no rows.
    /// None when nothing could be decided.
    pub plan: Option<Plan>,
    /// The findings of all stages, in canonical order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Answers an `ImportHttpApi` request.
///
/// `spec` is the document when the request only points at it; without it the answer may be [`Answer::Fetch`]. A
/// [`Document`](crate::Document) always takes precedence, for callers that parsed what [`spec_source`] returned.
/// Nothing is written: the records after the import are part of the answer. A broken operation or component is reported
/// and left out; an error about the document as a whole blocks the import, dry run or not.
///
/// ```
/// use oasgate::aliyun::{Answer, Catalog, ImportHttpApiOptions, ImportHttpApiRequest, import_http_api};
///
/// let request: ImportHttpApiRequest = serde_json::from_str(r#"{"specFileUrl": "https://example.com/api.yaml"}"#)?;
/// let options = ImportHttpApiOptions::default();
/// let answer = import_http_api(&request, &Catalog::default(), None, &options);
/// assert!(matches!(answer, Answer::Fetch(_)));
///
/// let document = "{openapi: 3.0.3, info: {title: T, version: ''}, paths: {}}";
/// let Answer::Done(done) = import_http_api(&request, &Catalog::default(), Some(document.into()), &options) else {
///     unreachable!()
/// };
/// assert_eq!(done.response.code.as_deref(), Some("Ok"));
/// assert_eq!(done.result.unwrap().info.name.as_deref(), Some("T"));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn import_http_api(
    request: &ImportHttpApiRequest,
    catalog: &Catalog,
    spec: Option<Input>,
    options: &ImportHttpApiOptions,
) -> Answer {
    let mut call = Call { request, options, diagnostics: Vec::new() };
    let strategy = call.check();
    let source = spec_source(request);
    call.diagnostics.extend(source.diagnostics);
    let document = match (source.value, spec) {
        (Some(_), Some(parsed @ Input::Document(_))) => Some(parsed),
        (Some(SpecSource::Content(bytes)), _) => Some(bytes.into()),
        (Some(SpecSource::Location(_)), Some(bytes)) => Some(bytes),
        (Some(SpecSource::Location(location)), None) if call.open() => return Answer::Fetch(location),
        _ => None,
    };
    let imported = document.and_then(|document| call.read(document, catalog));
    let matched = imported.as_ref().filter(|_| call.open()).and_then(|imported| {
        let found = find(catalog, request, &imported.api.about.name, options.name_scope);
        found.map_err(|found| call.diagnostics.push(*found)).ok()
    });
    Answer::Done(Box::new(match (imported, matched) {
        (Some(imported), Some(target)) => call.decide(imported, target, strategy),
        (imported, _) => call.refuse(imported.as_ref()),
    }))
}

/// A request on its way to the answer.
struct Call<'a> {
    request: &'a ImportHttpApiRequest,
    options: &'a ImportHttpApiOptions,
    diagnostics: Vec<Diagnostic>,
}

impl Call<'_> {
    /// Checks the request alone, and returns its strategy.
    fn check(&mut self) -> Strategy {
        self.diagnostics.extend(unknown_members(self.request));
        self.diagnostics
            .extend(check_deploy_configs(self.request.deploy_configs.as_deref().unwrap_or_default()));
        self.diagnostics.extend(check_request::version(self.request.version_config.as_ref()));
        let bytes = self.request.description.as_ref().map_or(0, String::len);
        if bytes > MAX_DESCRIPTION {
            let found = Diagnostic::new(rules::API_DESCRIPTION_TOO_LONG).about(Subject::Api);
            let found = found.arg("bytes", bytes.to_string());
            self.diagnostics.push(found.arg("limit", MAX_DESCRIPTION.to_string()));
        }
        if stated(self.request.spec_content_base64.as_ref()).is_none() {
            self.diagnostics
                .extend(stated(self.request.spec_file_url.as_ref()).and_then(check_request::spec_url));
        }
        if self.request.with_gateway_extension == Some(true) {
            self.diagnostics.push(Diagnostic::new(rules::EXTENSION_UNINTERPRETED));
        }
        if stated(self.request.mcp_route_id.as_ref()).is_some() {
            self.diagnostics.push(Diagnostic::new(rules::MCP_ROUTE_UNUSED).about(Subject::Api));
        }
        let Some(text) = stated(self.request.strategy.as_ref()) else { return Strategy::default() };
        // The vendor's three words, and no others.
        let strategy = Strategy::ALL.into_iter().find(|strategy| strategy.as_str() == text);
        strategy.unwrap_or_else(|| {
            self.diagnostics.push(Diagnostic::new(rules::STRATEGY_UNKNOWN).arg("strategy", text));
            Strategy::default()
        })
    }

    /// Whether something can still be imported.
    fn open(&self) -> bool {
        !self.diagnostics.iter().any(Diagnostic::is_fatal)
    }

    /// Reads the document, and lets the request have its say about name and description.
    fn read(&mut self, mut document: Input, catalog: &Catalog) -> Option<Imported> {
        let mut options = self.options.import.clone();
        if let Some(name) = stated(self.request.name.as_ref()) {
            options.name = Some(name.to_owned());
        } else if let Some(target) = target_of(catalog, self.request) {
            // An update renames nothing, so it needs no title.
            document = document.parsed(options.format, &options.limits);
            if document.lacks_title() {
                options.name.clone_from(&target.info.name);
            }
        }
        let outcome = import(document, &options);
        self.diagnostics.extend(outcome.diagnostics);
        let mut imported = outcome.value?;
        if let Some(description) = &self.request.description {
            Arc::make_mut(&mut imported.api).about.description = Some(description.clone());
        }
        self.check_base_path(&imported);
        Some(imported)
    }

    fn check_base_path(&mut self, imported: &Imported) {
        let path = imported.api.about.base_path.as_deref().unwrap_or("/");
        if !limits::takes_base_path(path) {
            let found = Diagnostic::new(rules::API_BASE_PATH_INVALID).about(Subject::Api);
            self.diagnostics.push(found.arg("path", path));
        }
    }

    /// An answer without a plan.
    fn refuse(mut self, imported: Option<&Imported>) -> Done {
        self.settle();
        let response = self.response(imported, None, None);
        Done { response, result: None, plan: None, diagnostics: self.diagnostics }
    }

    /// Puts the findings of all stages in order, as what they count.
    fn settle(&mut self) {
        sort(&mut self.diagnostics);
        overrule(&mut self.diagnostics, &self.options.import.severities);
    }

    fn decide(mut self, imported: Imported, target: Option<&CatalogApi>, strategy: Strategy) -> Done {
        let options = MappingOptions {
            literal_paths: self.options.import.literal_paths,
            extensions: self.request.with_gateway_extension == Some(true),
            ..MappingOptions::default()
        };
        let read = target.and_then(|target| {
            let Outcome { value, diagnostics } = Records::read(target, options);
            self.diagnostics.extend(diagnostics);
            value
        });
        let (api, records) = read.map(|(api, records)| (Some(api), records)).unwrap_or_default();
        let existing = Existing { api, attachments: records.chosen(), ..Existing::default() };
        // Tools call the servers of the document, of which no record knows.
        let tools = self.options.mcp_tools.as_ref().map(|wanted| wanted.text(&imported));
        let of_document = MappingOptions { document: Some(imported.document.bytes), ..options };
        let Outcome { value, diagnostics: losses } = projected(&imported, &of_document);
        let imported = value.unwrap_or(imported);
        let plan = plan(&imported, &existing, strategy);
        let kept = kept_subjects(&plan);
        // Nothing is lost of what is not written.
        self.diagnostics
            .extend(losses.into_iter().filter(|found| found.subject().is_none_or(|it| !kept.contains(it))));
        self.diagnostics.extend_from_slice(plan.diagnostics());
        if let Some(target) = target {
            self.diagnostics.extend(existing_api::unused(self.request, &target.info, &plan));
            self.diagnostics.extend(existing_api::live_removals(&plan, &records));
        }
        let routes = self.routes(&plan, &existing, target);
        self.settle();
        let mut response = self.response(Some(&imported), target, Some(&plan));
        let report = response.data.as_mut().and_then(|data| data.dry_run_info.as_mut());
        if let (Some(report), Some(routes)) = (report, routes) {
            report.success_routes = routes;
        }
        self.put_tools(tools, &mut response);
        let write = self.request.dry_run != Some(true) && self.open();
        let result = write.then(|| {
            // Projected parts lose nothing more when they are written.
            let (written, _) = records.write(Some(&plan.preview(&existing)), options);
            let record = written.into_record();
            if target.is_some() { record } else { self.with_request(record) }
        });
        Done { response, result, plan: Some(plan), diagnostics: self.diagnostics }
    }

    /// The routes that follow from the plan; none when they are not requested.
    fn routes(
        &mut self,
        plan: &Plan,
        existing: &Existing,
        target: Option<&CatalogApi>,
    ) -> Option<Vec<SuccessItem>> {
        let asked = self.options.routes.is_some() || self.request.with_gateway_extension == Some(true);
        if !asked || !self.open() {
            return None;
        }
        let wanted = self.request.version_config.clone().map(HttpApiVersionInfo::from);
        let version = target.map_or(wanted.as_ref(), |target| target.info.version_info.as_ref());
        let options = routes::options(self.options.routes.as_ref(), version);
        let mut options = options.map_err(|found| self.diagnostics.push(*found)).ok()?;
        options.places = plan.places().clone();
        let outcome = routes::report(existing.api.as_ref(), &plan.preview(existing), &options);
        self.diagnostics.extend(outcome.diagnostics);
        outcome.value
    }

    /// Puts the tools into the report, where something is imported.
    fn put_tools(
        &mut self,
        tools: Option<(Option<String>, Vec<Diagnostic>)>,
        response: &mut ImportHttpApiResponse,
    ) {
        let report = response.data.as_mut().and_then(|data| data.dry_run_info.as_mut());
        let (Some((text, found)), Some(report), true) = (tools, report, self.open()) else { return };
        report.mcp_tools_definition = text;
        self.diagnostics.extend(found);
        self.settle();
    }

    /// The records of a new API, with what the request says of them.
    fn with_request(&self, mut record: CatalogApi) -> CatalogApi {
        let (request, info) = (self.request, &mut record.info);
        info.version_info = request.version_config.clone().map(HttpApiVersionInfo::from);
        info.resource_group_id.clone_from(&request.resource_group_id);
        info.gateway_id.clone_from(&request.gateway_id);
        info.deploy_configs.clone_from(&request.deploy_configs);
        record
    }

    fn response(
        &self,
        imported: Option<&Imported>,
        target: Option<&CatalogApi>,
        plan: Option<&Plan>,
    ) -> ImportHttpApiResponse {
        let info = target.map(|target| &target.info);
        let mut report = report_of(imported, plan, self.diagnostics.iter(), self.options.lang);
        report.exist_http_api_info = info.cloned();
        let name =
            || imported.map(|imported| imported.api.about.name.clone()).or_else(|| self.request.name.clone());
        let refused =
            self.diagnostics.iter().find(|found| found.is_fatal() && self.request.dry_run != Some(true));
        let message = refused.map_or_else(|| "success".to_owned(), |_| report.error_messages.join("\n"));
        ImportHttpApiResponse {
            request_id: self.options.request_id.clone(),
            code: Some(refused.map_or("Ok", |found| wire_code(found.rule())).to_owned()),
            message: Some(message),
            data: Some(ImportHttpApiData {
                name: info.map_or_else(name, |info| info.name.clone()),
                http_api_id: info.and_then(|info| info.http_api_id.clone()),
                dry_run_info: Some(report),
            }),
        }
    }
}

/// What stays as it is, although the document differs.
fn kept_subjects(plan: &Plan) -> HashSet<&Subject> {
    let kept = plan.changes().iter().filter(|change| change.action == Action::Keep);
    kept.map(|change| &change.subject).collect()
}

/// The gateway's code for what blocks an import, as far as its codes are published.
fn wire_code(rule: &Rule) -> &'static str {
    let is = |known: &[&Rule]| known.contains(&rule);
    if is(&[openapi::OPERATION_QUOTA]) {
        "Conflict.ApiOperationQuotaExceed"
    } else if is(&[rules::API_NAME_TAKEN, rules::API_AMBIGUOUS, rules::API_UNVERSIONED]) {
        "Conflict.ApiNameDuplicated"
    } else if is(&[rules::API_VERSION_REQUIRED]) {
        "Conflict.ApiVersionMustEnabled"
    } else if is(&[rules::SPEC_MISSING, rules::API_VERSION_MISSING, openapi::TITLE_MISSING]) {
        "InvalidParameter.IsEmpty"
    } else {
        "InvalidParameter.WithDetail"
    }
}
