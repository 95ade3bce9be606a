//! The gateways that payloads are written for.

use std::path::Path;

use oasgate::aliyun::calls::Request;
use oasgate::aliyun::{self, Catalog, HttpApiRequest, PayloadOptions};
use oasgate::convert::Conversion;
use oasgate::extensions::ExtensionKeys;
use oasgate::huawei::{self, ApiCreate, CreateApiV2Response, WriteOptions};
use oasgate::tencent::{self, CreateApiRequest};
use oasgate::{Imported, Outcome};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::import::{self, Import};
use crate::files::{self, FileProblem};
use crate::records;

/// A gateway that payloads are written for.
pub(super) trait Gateway {
    /// What `--config` has.
    type Options: DeserializeOwned + Serialize + Default;
    /// What `--existing` has.
    type Existing;
    /// What one payload sends.
    type Body: Serialize;

    /// The keys that its writer reads itself.
    const OWN_KEYS: Option<&ExtensionKeys> = None;

    /// Reads the file of `--existing`.
    fn existing(path: &Path) -> Result<Self::Existing, FileProblem>;

    /// Adds what exists to the options.
    fn know(
        _options: &mut Self::Options,
        _existing: &Self::Existing,
        _imported: &Imported,
        _path: &Path,
    ) -> Result<(), FileProblem> {
        Ok(())
    }

    /// The payloads.
    fn convert(imported: &Imported, options: &Self::Options) -> Outcome<Conversion<Self::Body>>;

    /// What the gateway's own import of the document would answer, if the library knows.
    fn answer(
        _imported: &Imported,
        _options: &Self::Options,
        _existing: &Self::Existing,
        _arguments: &Import,
    ) -> Option<huawei::ImportAnswer> {
        None
    }

    /// What a payload is, for people.
    fn line(body: &Self::Body) -> String;
}

pub(super) struct Huawei;

impl Gateway for Huawei {
    type Options = WriteOptions;
    type Existing = Vec<CreateApiV2Response>;
    type Body = ApiCreate;

    const OWN_KEYS: Option<&ExtensionKeys> = Some(&huawei::EXTENSIONS);

    fn existing(path: &Path) -> Result<Self::Existing, FileProblem> {
        import::records(path)
    }

    fn convert(imported: &Imported, options: &WriteOptions) -> Outcome<Conversion<ApiCreate>> {
        huawei::convert(imported, options)
    }

    fn answer(
        imported: &Imported,
        options: &WriteOptions,
        existing: &Self::Existing,
        arguments: &Import,
    ) -> Option<huawei::ImportAnswer> {
        Some(arguments.answer(imported, existing, options.group_id.as_deref()))
    }

    /// `getOrders (HTTP backend orders.example.com)`
    fn line(body: &ApiCreate) -> String {
        let name = body.name.as_deref().unwrap_or_default();
        let kind = body.backend_type.as_deref().unwrap_or_default();
        let web = body.backend_api.as_ref();
        let channel =
            web.and_then(|web| web.vpc_channel_info.as_ref()).and_then(|one| one.vpc_channel_id.as_deref());
        let function = body.func_info.as_ref().and_then(|one| one.function_urn.as_deref());
        let place = web.and_then(|web| web.url_domain.as_deref()).or(channel).or(function);
        let place = place.map(|place| format!(" {place}")).unwrap_or_default();
        format!("{name} ({kind} backend{place})")
    }
}

pub(super) struct Tencent;

impl Gateway for Tencent {
    type Options = tencent::WriteOptions;
    type Existing = ();
    type Body = CreateApiRequest;

    const OWN_KEYS: Option<&ExtensionKeys> = Some(&tencent::EXTENSIONS);

    fn existing(_path: &Path) -> Result<(), FileProblem> {
        Err(FileProblem::UnusedArgument("--existing"))
    }

    fn convert(
        imported: &Imported,
        options: &tencent::WriteOptions,
    ) -> Outcome<Conversion<CreateApiRequest>> {
        tencent::convert(imported, options)
    }

    /// `getOrders at =/orders (HTTP backend http://orders.example.com)`
    fn line(body: &CreateApiRequest) -> String {
        let name = body.api_name.as_deref().unwrap_or_default();
        let path = body.request_config.as_ref().and_then(|config| config.path.as_deref()).unwrap_or_default();
        let kind = body.service_type.as_deref().unwrap_or_default();
        let config = body.service_config.as_ref();
        let place = config.and_then(|config| config.url.as_deref().or(config.upstream_id.as_deref()));
        let place = place.or(body.service_scf_function_name.as_deref());
        let place = place.map(|place| format!(" {place}")).unwrap_or_default();
        format!("{name} at {path} ({kind} backend{place})")
    }
}

pub(super) struct Aliyun;

impl Gateway for Aliyun {
    type Options = PayloadOptions;
    type Existing = Catalog;
    type Body = HttpApiRequest;

    fn existing(path: &Path) -> Result<Catalog, FileProblem> {
        records::read(Some(path))
    }

    /// The API of the options or of the document's name; none where the gateway has no such API.
    fn know(
        options: &mut PayloadOptions,
        existing: &Catalog,
        imported: &Imported,
        path: &Path,
    ) -> Result<(), FileProblem> {
        let api = &options.api;
        let wanted = api.id.as_deref().or(api.name.as_deref()).unwrap_or(&imported.api.about.name);
        let is_named = |info: &aliyun::HttpApiApiInfo| {
            [info.name.as_deref(), info.http_api_id.as_deref()].contains(&Some(wanted))
        };
        if api.id.is_some() || existing.apis.iter().any(|one| is_named(&one.info)) {
            let found = records::chosen(&existing.apis, Some(wanted), &files::name(path))?;
            options.existing = Some(found.clone());
        }
        Ok(())
    }

    fn convert(imported: &Imported, options: &PayloadOptions) -> Outcome<Conversion<HttpApiRequest>> {
        aliyun::convert(imported, options)
    }

    /// `CreateHttpApiOperation listOrders`
    fn line(body: &HttpApiRequest) -> String {
        let operation = |name: Option<&aliyun::HttpApiOperation>| name.and_then(|one| one.name.clone());
        let name = match &body.request {
            Request::CreateHttpApi(request) => request.name.clone(),
            Request::CreateHttpApiOperation(request) => {
                operation(request.operations.as_ref().and_then(|all| all.first()))
            }
            Request::UpdateHttpApiOperation(request) => operation(request.operation.as_ref()),
            _ => None,
        };
        format!("{} {}", body.request.action(), name.as_deref().unwrap_or(&body.path))
    }
}
