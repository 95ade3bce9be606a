//! A control plane in eighty lines: what a program does with a definition, from reading it to the calls that bring a
//! gateway to it. `cargo run --example control_plane`.

#![allow(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use oasgate::aliyun::calls::{CallOptions, Inventory, call_plan};
use oasgate::aliyun::{Answer, Catalog, ImportHttpApiOptions, ImportHttpApiRequest, import_http_api};
use oasgate::route::{ConflictOptions, RouteOptions, RouteSet};
use oasgate::{Action, Existing, ImportOptions, Lang, Strategy, apply, conflicts, import, plan, routes};

const DEFINITION: &str = r#"
openapi: 3.0.3
info: {title: Pets, version: "1"}
servers: [{url: https://pets.example.com/v1}]
paths:
  /pets:
    get: {operationId: listPets, responses: {"200": {description: all pets}}}
  /pets/{petId}:
    get:
      operationId: getPet
      parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: the pet}}
  /pets/mine:
    get: {operationId: listMyPets, responses: {"200": {description: my pets}}}
"#;

fn main() -> Result<(), Box<dyn Error>> {
    // Import: what can be read, and what cannot.
    let options = ImportOptions::default().with_name("pets");
    let outcome = import(DEFINITION, &options);
    for found in &outcome.diagnostics {
        println!("{found}");
    }
    let imported = outcome.into_result()?;

    // Plan: show it to whoever approves it. Apply: store the result.
    let stored = Existing::default();
    let decided = plan(&imported, &stored, Strategy::SpecFirst);
    println!("{}", decided.text(Lang::En));
    let updated = apply(&decided, stored);
    let json = serde_json::to_string(&updated)?;
    let read_again: Existing = serde_json::from_str(&json)?;
    assert_eq!(plan(&imported, &read_again, Strategy::SpecFirst).count(Action::Update), 0);

    // Routes in matching order, and which of them take each other's requests.
    let api = updated.api.as_ref().ok_or("the import created no API")?;
    let derived = routes(api, &RouteOptions::default()).into_result()?;
    let found = conflicts(&[RouteSet::new("pets", &derived)], &ConflictOptions::default());
    println!("{} routes, {} conflicts\n", derived.len(), found.list.len());

    // The calls that bring a gateway to it, as data; nothing is sent. Services and domains have ids there.
    let options: CallOptions = serde_json::from_str(
        r#"{"gatewayId": "gw-1", "environmentId": "env-1",
            "services": {"pets": {"id": "svc-1"}}, "domains": {"pets.example.com": {"id": "d-1"}},
            "backend": {"scene": "SingleService", "services": [{"service": "pets", "port": 80, "protocol": "HTTP"}]}}"#,
    )?;
    let calls = call_plan(&decided, &Existing::default(), &options, &Inventory::default()).into_result()?;
    println!("{}", calls.text(Lang::En));

    // A gateway's own import call, answered whole: here without a gateway, so nothing exists yet.
    let request: ImportHttpApiRequest = serde_json::from_str(
        r#"{"dryRun": true, "specFileUrl": "https://b.oss-cn-hangzhou.aliyuncs.com/pets.yaml"}"#,
    )?;
    let options = ImportHttpApiOptions::default();
    let Answer::Done(done) =
        import_http_api(&request, &Catalog::default(), Some(DEFINITION.into()), &options)
    else {
        return Err("the definition is here, so there is nothing to fetch".into());
    };
    println!("{}", serde_json::to_string_pretty(&done.response)?);
    Ok(())
}
