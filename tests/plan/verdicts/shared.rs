//! Components: whom a change reaches, and by which way.

use oasgate::plan::{Effect, Verdict};
use oasgate::{Action, Plan};

use super::{document, noticed, plan_of, planned, read, readable};

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

/// A change of the component is told once, where it is, although what refers to it is written in another way, too.
#[test]
fn a_component_in_another_wrap_is_judged_where_it_is() {
    let with_kind = |pet: &str, kind: &str| {
        read(&format!(
            "{}\n    Kind: {{{kind}}}",
            pets(&format!("type: object, properties: {{kind: {{{pet}}}}}")).trim_end()
        ))
    };
    let kind = "$ref: '#/components/schemas/Kind'";
    let wrapped = format!("allOf: [{{{kind}}}], nullable: true");
    let plan = planned(
        &with_kind(kind, "type: string, enum: [cat]"),
        &with_kind(&wrapped, "type: string, enum: [cat, dog]"),
    );
    let told: Vec<_> = effects(&plan)
        .iter()
        .map(|effect| (effect.finding.subject_text().unwrap(), effect.finding.code()))
        .collect();
    let expected = [("schema Pet", "change-null-allowed"), ("schema Kind", "change-enum-value-added")];
    assert_eq!(told.len(), 4, "{told:?}");
    for (subject, code) in expected {
        assert_eq!(
            told.iter().filter(|(about, what)| about == subject && *what == code).count(),
            2,
            "{told:?}"
        );
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

/// Many operations that refer to another large schema: what is told and what is compared is bounded, and each of them
/// says so.
#[test]
fn many_operations_refer_to_another_large_schema() {
    const OPERATIONS: usize = 700;
    let properties = |most: u32| {
        (0..1_000).map(|at| format!("\"p{at}\": {{\"maximum\": {most}}}")).collect::<Vec<_>>().join(", ")
    };
    let schemas = format!(
        "\"A\": {{\"properties\": {{{}}}}}, \"B\": {{\"properties\": {{{}}}}}",
        properties(1),
        properties(2)
    );
    let side = |name: &str| {
        let paths = (0..OPERATIONS).map(|at| {
            format!(
                "\"/p{at}\": {{\"get\": {{\"operationId\": \"o{at}\", \"responses\": {{\"200\": {{\"description\": \"\", \
                 \"content\": {{\"application/json\": {{\"schema\": {{\"$ref\": \"#/components/schemas/{name}\"}}}}}}}}}}}}}}"
            )
        });
        let paths = paths.collect::<Vec<_>>().join(", ");
        read(&format!(
            "{{\"openapi\": \"3.0.3\", \"info\": {{\"title\": \"Pets\", \"version\": \"1\"}}, \"paths\": {{{paths}}}, \
             \"components\": {{\"schemas\": {{{schemas}}}}}}}"
        ))
    };
    let plan = plan_of(&side("A"), &side("B"));
    let changes: Vec<_> = plan.changes().iter().filter(|change| change.action == Action::Update).collect();
    assert_eq!(changes.len(), OPERATIONS);
    assert!(changes.iter().all(|change| !change.effects.is_empty() && change.fields[0].verdict.is_some()));
    let told = effects(&plan).len();
    assert!((100_000..100_000 + 12 * OPERATIONS).contains(&told), "{told}");
    let with = |code: &str| effects(&plan).iter().filter(|effect| effect.finding.code() == code).count();
    assert!((100..300).contains(&with("change-not-compared")), "{}", with("change-not-compared"));
    assert!(with("findings-suppressed") > 300);
    // What is not told one by one counts: the responses have more than before.
    assert!(changes.iter().filter(|change| change.verdict == Some(Verdict::Breaking)).count() > 450);
}

/// The way to a component is not longer than a person reads.
#[test]
fn a_long_chain_of_components() {
    let side = |most: u32| {
        let schemas = (0..3_000).map(|at| {
            format!(
                "\"S{at}\": {{\"properties\": {{\"next\": {{\"$ref\": \"#/components/schemas/S{}\"}}, \"age\": {{\"maximum\": {most}}}}}}}",
                (at + 1).min(2_999)
            )
        });
        let schemas = schemas.collect::<Vec<_>>().join(", ");
        read(&format!(
            "{{\"openapi\": \"3.0.3\", \"info\": {{\"title\": \"Pets\", \"version\": \"1\"}}, \"paths\": {{\"/a\": {{\"get\": \
             {{\"operationId\": \"a\", \"responses\": {{\"200\": {{\"description\": \"\", \"content\": {{\"application/json\": \
             {{\"schema\": {{\"$ref\": \"#/components/schemas/S0\"}}}}}}}}}}}}}}}}, \"components\": {{\"schemas\": {{{schemas}}}}}}}"
        ))
    };
    let plan = plan_of(&side(1), &side(2));
    let effects = effects(&plan);
    assert_eq!(effects.len(), 3_000);
    let ways = effects.iter().flat_map(|effect| &effect.reached.as_ref().unwrap().first);
    let lengths: Vec<_> = ways.map(|way| (way.through.len(), way.left_out)).collect();
    assert_eq!(lengths[..3], [(0, 0), (1, 0), (2, 0)]);
    assert_eq!(lengths[100], (8, 92));
    assert!(!effects[2_999].reached.as_ref().unwrap().is_all, "not all ways are followed");
}
