//! Components: whom a change reaches, and by which way.

use oasgate::plan::{Effect, Verdict};
use oasgate::{Action, Plan};

use super::{document, noticed, planned, read, readable};

/// A pet that is sent and read by way of its owner, and read alone.
fn pets(pet: &str) -> String {
    let json = |schema: &str| {
        format!("content: {{application/json: {{schema: {{$ref: '#/components/schemas/{schema}'}}}}}}")
    };
    document(&format!(
        "paths:\n  /owners:\n    post: {{operationId: addOwner, requestBody: {{{}}}, responses: {{'204': {{description: done}}}}}}\n  \
         /pets:\n    get: {{operationId: getPet, responses: {{'200': {{description: it, {}}}}}}}\n  /other:\n    get: \
         {{operationId: other, responses: {{'200': {{description: it}}}}}}\ncomponents:\n  schemas:\n    Owner: {{type: object, \
         properties: {{pets: {{type: array, items: {{$ref: '#/components/schemas/Pet'}}}}}}}}\n    Pet: {{{pet}}}\n    Unused: \
         {{type: object, properties: {{pet: {{$ref: '#/components/schemas/Pet'}}}}}}",
        json("Owner"),
        json("Pet"),
    ))
}

fn effects(plan: &Plan) -> Vec<&Effect> {
    plan.changes().iter().flat_map(|change| &change.effects).collect()
}

#[test]
fn each_side_has_its_operations_and_the_way() {
    let plan = planned(
        &read(&pets("type: object, properties: {kind: {type: string, enum: [cat, dog]}}")),
        &read(&pets("type: object, properties: {kind: {type: string, enum: [cat, cow]}}")),
    );
    insta::assert_snapshot!("verdicts-reached", readable(&plan));
    for effect in effects(&plan) {
        let reached = effect.reached.as_ref().expect("a component reaches operations");
        assert!(reached.is_all);
        assert_eq!((reached.operations, reached.first.len()), (1, 1));
    }
}

/// The `Kind` of a pet goes to a component of its own: what the operation has is the same.
#[test]
fn a_part_that_becomes_a_component_is_no_change() {
    let inline = read(&pets("type: object, properties: {kind: {type: string, enum: [cat]}}"));
    let shared = format!(
        "{}\n    Kind: {{type: string, enum: [cat]}}",
        pets("type: object, properties: {kind: {$ref: '#/components/schemas/Kind'}}").trim_end()
    );
    let plan = planned(&inline, &read(&shared));
    assert_eq!(noticed(&plan), Vec::<String>::new());
    assert_eq!(plan.count(Action::Create), 1);
}

#[test]
fn what_nobody_uses_changes_for_nobody() {
    let with = |kind: &str| {
        read(&document(&format!("paths: {{}}\ncomponents: {{schemas: {{Pet: {{type: {kind}}}}}}}")))
    };
    let plan = planned(&with("string"), &with("integer"));
    assert_eq!(noticed(&plan), Vec::<String>::new());
    assert_eq!(plan.count_verdict(Verdict::Breaking), 0);
}

#[test]
fn components_of_each_kind_reach_their_operations() {
    let with = |components: &str| {
        read(&document(&format!(
            "security: [{{key: []}}]\npaths: {{/a: {{post: {{operationId: a, parameters: [{{$ref: '#/components/parameters/P'}}], \
             requestBody: {{$ref: '#/components/requestBodies/B'}}, responses: {{'200': {{$ref: \
             '#/components/responses/R'}}}}}}}}}}\ncomponents: {{{components}}}"
        )))
    };
    let plan = planned(
        &with(
            "parameters: {P: {name: a, in: query, schema: {type: integer}}}, \
             requestBodies: {B: {content: {application/json: {schema: {type: integer}}}}}, \
             headers: {H: {schema: {type: integer}}}, \
             responses: {R: {description: it, headers: {X-A: {$ref: '#/components/headers/H'}}}}, \
             securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}",
        ),
        &with(
            "parameters: {P: {name: a, in: query, required: true, schema: {type: integer}}}, \
             requestBodies: {B: {required: true, content: {application/json: {schema: {type: integer}}}}}, \
             headers: {H: {schema: {type: string}}}, \
             responses: {R: {description: it, headers: {X-A: {$ref: '#/components/headers/H'}}, \
             content: {text/plain: {schema: {type: string}}}}}, \
             securitySchemes: {key: {type: apiKey, in: header, name: X-Other}}",
        ),
    );
    insta::assert_snapshot!("verdicts-components", readable(&plan));
    assert!(
        effects(&plan)
            .iter()
            .all(|effect| effect.reached.as_ref().is_some_and(|reached| reached.operations == 1))
    );
}

/// Two schemas that refer to each other: the comparison ends.
#[test]
fn schemas_in_a_circle() {
    let plan = planned(
        &read(&pets(
            "type: object, properties: {next: {$ref: '#/components/schemas/Pet'}, age: {type: integer}}",
        )),
        &read(&pets(
            "type: object, properties: {next: {$ref: '#/components/schemas/Owner'}, age: {type: number}}",
        )),
    );
    assert!(noticed(&plan).contains(&"type-widened B response".to_owned()), "{}", readable(&plan));
}
