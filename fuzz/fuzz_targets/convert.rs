//! A document becomes payloads that each gateway takes, the same ones each time; read and written again they are the same.
//! A line of `#####` parts the document and the options.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oasgate::huawei::{
    ApiCreate, EXTENSIONS, ImportReportOptions, WriteOptions, convert, import_report, interpret, read, write,
};
use oasgate::{Api, ImportOptions, aliyun, aws, extensions, import, tencent};

fn bodies(api: &Api, options: &WriteOptions) -> Vec<ApiCreate> {
    let conversion = write(api, options).value.expect("there is always a value");
    conversion.payloads.into_iter().map(|payload| payload.body).collect()
}

/// The gateway's own keys are read, and are where they were.
fn keys(document: &[u8], options: &WriteOptions) {
    let import_options = ImportOptions::default().with_extension_keys([EXTENSIONS]);
    let Some(imported) = import(document, &import_options).value else { return };
    let found = interpret(&imported, options).value.expect("there is always a value");
    for (key, operation) in &imported.api.operations {
        assert_eq!(operation.extensions, found.imported.api.operations[key].extensions);
    }
    assert!(convert(&imported, options).value.is_some());
    _ = import_report(&imported, &[], &ImportReportOptions::default());
    every_gateways_keys(document);
}

/// The keys of all gateways are read, and are where they were; what was read is there already the second time.
fn every_gateways_keys(document: &[u8]) {
    let tables = [EXTENSIONS, aws::EXTENSIONS, tencent::EXTENSIONS, aliyun::EXTENSIONS];
    let import_options = ImportOptions::default().with_extension_keys(tables);
    let Some(imported) = import(document, &import_options).value else { return };
    for read in [aws::interpret, tencent::interpret, aliyun::interpret, extensions::interpret] {
        let found = read(&imported).value.expect("there is always a value");
        for (key, operation) in &imported.api.operations {
            assert_eq!(operation.extensions, found.api.operations[key].extensions);
        }
        assert_eq!(read(&found).value.as_ref(), Some(&found), "another reading the second time");
    }
}

/// The same for the gateway whose paths have forms.
fn forms(api: &Api, options: &tencent::WriteOptions) {
    let bodies = |api: &Api, options: &tencent::WriteOptions| -> Vec<tencent::CreateApiRequest> {
        let conversion = tencent::write(api, options).value.expect("there is always a value");
        conversion.payloads.into_iter().map(|payload| payload.body).collect()
    };
    let first = bodies(api, options);
    assert_eq!(bodies(api, options), first, "other payloads the second time");
    for body in &first {
        let path = body.request_config.as_ref().and_then(|front| front.path.as_deref());
        assert!(path.is_some_and(|path| tencent::PathForm::parse(path).is_some()), "{path:?}");
        let rule = &tencent::limits::API_NAME;
        assert_eq!(body.api_name.as_deref().map(|name| rule.fault(name)), Some(None));
    }
    let (projected, own) = tencent::read(&first);
    if projected.operations.len() == first.len() {
        assert_eq!(bodies(&projected, &own), first, "other payloads after reading");
    }
}

fuzz_target!(|bytes: &[u8]| {
    let at = bytes.windows(7).position(|part| part == b"\n#####\n");
    let (document, options) = match at {
        Some(at) => (&bytes[..at], &bytes[at + 7..]),
        None => (bytes, &br#"{"defaultBackend": {"address": "a"}}"#[..]),
    };
    let Some(imported) = import(document, &ImportOptions::default()).value else { return };
    let of_forms = serde_json::from_slice::<tencent::WriteOptions>(options).unwrap_or_else(|_| {
        let backend = tencent::BackendOptions::default().with_url("http://a");
        tencent::WriteOptions::default().with_default_backend(backend)
    });
    forms(&imported.api, &of_forms);
    let Ok(options) = serde_json::from_slice::<WriteOptions>(options) else { return };
    let first = bodies(&imported.api, &options);
    assert_eq!(bodies(&imported.api, &options), first, "other payloads the second time");
    for body in &first {
        assert!(body.req_uri.as_ref().is_some_and(|uri| uri.chars().count() <= 512));
        let rule = &oasgate::huawei::limits::API_NAME;
        assert_eq!(body.name.as_deref().map(|name| rule.fault(name)), Some(None));
    }
    keys(document, &options);
    let (api, own) = read(&first);
    let second = bodies(&api, &own);
    if api.operations.len() == first.len() {
        assert_eq!(second, first, "other payloads after reading");
    }
});
