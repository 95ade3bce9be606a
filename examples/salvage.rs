//! A broken Swagger document, what can be saved of it, one tag of that, and the types of the crate `openapiv3` for whoever
//! generates code from it. `cargo run --example salvage --features openapiv3`.

#![allow(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;

use oasgate::openapi::{WriteOptions, to_openapiv3, write};
use oasgate::select::{Select, select};
use oasgate::{ImportOptions, import};

const BROKEN: &str = r##"
swagger: "2.0"
info: {title: Pets, version: "1"}
host: pets.example.com
basePath: /v1
schemes: [https]
produces: [application/json]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses: {"200": {description: all pets, schema: {type: array, items: {$ref: "#/definitions/Pet"}}}}
    post:
      operationId: addPet
      tags: [pets]
      parameters: [{$ref: "#/parameters/NewPet"}]
      responses: {"201": {description: added}}
  /shops:
    get:
      operationId: listShops
      tags: [shops]
      responses: {"200": {description: all shops, schema: {$ref: "#/definitions/Shop"}}}
definitions:
  Pet: {type: object, properties: {owner: {$ref: "#/definitions/Owner"}}}
  Shop: {type: object}
"##;

fn main() -> Result<(), Box<dyn Error>> {
    // `addPet` refers to a parameter that is not there and is left out; the owner of a pet becomes any value.
    let outcome = import(BROKEN, &ImportOptions::default().with_lint(false));
    for found in &outcome.diagnostics {
        println!("{found}");
    }
    let api = outcome.into_result()?.api;

    // The operations of one tag, with the components that they need.
    let pets = select(&api, &"tag=pets".parse::<Select>()?).into_result()?;
    assert_eq!((pets.operations.len(), pets.components.len()), (1, 1));

    // OAS 3.0 as text, and as types.
    let options = WriteOptions::default();
    println!("\n{}", write(&pets, &options).into_result()?.to_yaml());
    let typed: openapiv3::OpenAPI = to_openapiv3(&pets, &options).into_result()?;
    for (path, method, operation) in typed.operations() {
        println!("{method} {path}: {}", operation.operation_id.as_deref().unwrap_or_default());
    }
    assert!(typed.servers.iter().any(|server| server.url == "https://pets.example.com/v1"));
    Ok(())
}
