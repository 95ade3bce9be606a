//! Policies onto resources: which attachments are needed, and which are there.

use std::collections::{HashMap, HashSet};

use super::api::exists;
use super::call::Request;
use super::call_builder::{CallBuilder, Id};
use super::checked_options::CheckedOptions;
use super::conflict::{Answer, ConflictCode, Lookup};
use super::inventory::{Here, Inventory, PolicyInfo};
use super::item::{Body, Item};
use super::records::CreatePolicyAttachmentRequest;
use super::resources::pairs;
use super::route_options::{AttachOptions, PolicyOptions};
use crate::diagnostic::Diagnostic;
use crate::gateway::aliyun::calls::rules;
use crate::subject::Subject;
use crate::text::quoted;

/// A policy onto a resource.
pub(super) struct Attachment<'a> {
    pub(super) policy: &'a str,
    policy_id: Id,
    /// Type of the resource, and what people know it by: `route orders`.
    pub(super) kind: &'a str,
    pub(super) resource: String,
    resource_id: Id,
    /// The route or operation, if it is one.
    pub(super) subject: Option<Subject>,
    /// The attachment's id: given later, or there already.
    pub(super) id: Id,
}

/// What the gateway has: which policy of a class a resource has, and the attachment's id.
struct Bound<'a> {
    classes: HashMap<(&'a str, &'a str), &'a str>,
    attachments: HashMap<(&'a str, &'a str), &'a str>,
}

impl<'a> Bound<'a> {
    fn of(inventory: &'a Inventory, here: Here<'_>) -> Self {
        let mut bound = Self { classes: HashMap::new(), attachments: HashMap::new() };
        for policy in &inventory.policies {
            bound.add(policy, here);
        }
        bound
    }

    /// What is attached in another environment or on another gateway does not count.
    fn add(&mut self, policy: &'a PolicyInfo, here: Here<'_>) {
        let Some(policy_id) = policy.policy_id.as_deref() else { return };
        let attachments = policy.attachments.iter().flatten();
        for attachment in attachments.filter(|attachment| here.binds(attachment)) {
            let many = attachment.attach_resource_ids.iter().flatten();
            for resource in many.chain(&attachment.attach_resource_id) {
                let id = attachment.policy_attachment_id.as_deref().unwrap_or_default();
                self.attachments.insert((policy_id, resource), id);
                if let Some(class) = &policy.class_name {
                    self.classes.entry((resource, class)).or_insert(policy_id);
                }
            }
        }
    }
}

/// The attachments that the options ask for. One that conflicts with another or with what exists is dropped, under a
/// finding about the route or operation, or about none.
pub(super) fn attachments<'a>(
    checked: &CheckedOptions<'a>,
    inventory: &'a Inventory,
    api: &Id,
    items: &[Item],
    left_out: &HashSet<String>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Attachment<'a>> {
    let mut wanted =
        Wanted { bound: Bound::of(inventory, checked.here()), classes: HashMap::new(), list: Vec::new() };
    for (name, policy) in &checked.options.policies {
        let Some(part) = checked.policies.get(name.as_str()) else { continue };
        let mut seen = HashSet::new();
        let mut nothing = Vec::new();
        for (at, attach) in policy.attach.iter().enumerate() {
            let kind = attach.kind.as_deref().unwrap_or_default();
            unknown_items(checked, name, attach, items, left_out, found);
            let resources = resources(checked, attach, api, items);
            if resources.is_empty() {
                let option = format!("policies.{}.attach[{at}]", quoted(name));
                let found = Diagnostic::new(rules::CALL_ATTACH_EMPTY).arg("option", option);
                nothing.push(found.arg("type", kind));
            }
            for resource in resources {
                if seen.insert(resource.1.clone()) {
                    wanted.add(name, policy, &part.id, kind, resource, found);
                }
            }
        }
        // Where all of it is nothing, the policy itself is reported.
        if nothing.len() < policy.attach.len() {
            found.append(&mut nothing);
        }
    }
    wanted.list
}

/// Attachments so far.
struct Wanted<'a> {
    bound: Bound<'a>,
    /// Which policy of a class a resource gets.
    classes: HashMap<(String, &'a str), &'a str>,
    list: Vec<Attachment<'a>>,
}

impl<'a> Wanted<'a> {
    fn add(
        &mut self,
        name: &'a str,
        policy: &'a PolicyOptions,
        policy_id: &Id,
        kind: &'a str,
        (resource, resource_id, subject): Resource,
        found: &mut Vec<Diagnostic>,
    ) {
        let class = policy.class_name.as_deref().unwrap_or_default();
        let (id, own) = (resource_id.text(), policy_id.text());
        let there = self.classes.get(&(id.clone(), class)).copied();
        let there = there.or_else(|| self.bound.classes.get(&(id.as_str(), class)).copied());
        if let Some(other) = there.filter(|other| *other != own && *other != name) {
            let taken = Diagnostic::new(rules::CALL_POLICY_CLASS_TAKEN).arg("resource", &resource);
            let taken = taken.arg("other", other).arg("class", class).arg("policy", name);
            found.push(match subject {
                Some(subject) => taken.about(subject),
                None => taken,
            });
            return;
        }
        let attached = self.bound.attachments.get(&(own.as_str(), id.as_str())).copied();
        self.classes.insert((id, class), name);
        if let Some(attached) = attached {
            let thing = format!("policy {name} on {resource}");
            found.push(exists(ConflictCode::PolicyAttachResourceBounded, &thing, attached));
        }
        let later = || Id::Later(format!("attachment:{name}@{resource}"));
        let id = attached.map_or_else(later, |id| Id::Known(id.to_owned()));
        let policy_id = policy_id.clone();
        self.list.push(Attachment { policy: name, policy_id, kind, resource, resource_id, subject, id });
    }
}

/// Says which policies nothing gets: there is no call for these.
pub(super) fn unattached(
    checked: &CheckedOptions<'_>,
    attachments: &[Attachment<'_>],
    found: &mut Vec<Diagnostic>,
) {
    let attached: HashSet<&str> = attachments.iter().map(|attachment| attachment.policy).collect();
    for name in checked.options.policies.keys().filter(|name| !attached.contains(name.as_str())) {
        found.push(Diagnostic::new(rules::CALL_POLICY_UNATTACHED).arg("policy", name));
    }
}

type Resource = (String, Id, Option<Subject>);

/// Names that no route or operation has. A route that is left out counts as existing, because it has a finding of its
/// own.
fn unknown_items(
    checked: &CheckedOptions<'_>,
    policy: &str,
    attach: &AttachOptions,
    items: &[Item],
    left_out: &HashSet<String>,
    found: &mut Vec<Diagnostic>,
) {
    let kind = attach.kind.as_deref().unwrap_or_default();
    if !matches!(kind, "GatewayRoute" | "Operation") {
        return;
    }
    // An API has routes or operations, never both.
    let are_of_api = checked.rest == (kind == "Operation");
    let there: HashSet<&str> = items.iter().map(|item| item.name.as_str()).collect();
    let is_there = |name: &String| are_of_api && (there.contains(name.as_str()) || left_out.contains(name));
    for name in attach.names.iter().filter(|name| *name != "*" && !is_there(name)) {
        let unknown = Diagnostic::new(rules::CALL_REFERENCE_UNKNOWN).arg("name", name);
        found.push(unknown.arg("option", format!("policies.{}.attach.names", quoted(policy))));
    }
}

/// The resources that an option names.
fn resources(
    checked: &CheckedOptions<'_>,
    attach: &AttachOptions,
    api: &Id,
    items: &[Item],
) -> Vec<Resource> {
    let kind = attach.kind.as_deref().unwrap_or_default();
    let all = attach.names.iter().any(|name| name == "*");
    let named: HashSet<&str> = attach.names.iter().map(String::as_str).collect();
    let mut resources: Vec<Resource> = match kind {
        "HttpApi" => vec![("api".to_owned(), api.clone(), None)],
        "Gateway" => vec![("gateway".to_owned(), Id::Known(checked.gateway.to_owned()), None)],
        "Domain" => {
            let domains = checked.options.domains.keys().filter(|name| all || named.contains(name.as_str()));
            let parts = domains.filter_map(|name| Some((name, checked.domains.get(name.as_str())?)));
            parts.map(|(name, part)| (format!("domain {name}"), part.id.clone(), None)).collect()
        }
        "GatewayService" => {
            let services =
                checked.options.services.keys().filter(|name| all || named.contains(name.as_str()));
            let parts = services.filter_map(|name| Some((name, checked.services.get(name.as_str())?)));
            parts.map(|(name, part)| (format!("service {name}"), part.id.clone(), None)).collect()
        }
        "GatewayRoute" | "Operation" => {
            let fits = |item: &&Item| {
                matches!(item.body, Body::Route(_)) == (kind == "GatewayRoute")
                    && (all || named.contains(item.name.as_str()))
            };
            let resource = |item: &Item| (item.about(), item.id.clone(), Some(item.subject.clone()));
            items.iter().filter(fits).map(resource).collect()
        }
        _ => Vec::new(),
    };
    resources.extend(attach.ids.iter().map(|id| (format!("{kind} {id}"), Id::Known(id.clone()), None)));
    resources
}

/// Whether a policy sends requests elsewhere.
pub(super) fn is_redirect(policy: &PolicyOptions) -> bool {
    policy.class_name.as_deref() == Some("Redirect")
}

impl Attachment<'_> {
    /// Whether it is still to be made.
    pub(super) fn is_new(&self) -> bool {
        matches!(self.id, Id::Later(_))
    }

    /// The call that makes it.
    pub(super) fn call(&self, checked: &CheckedOptions<'_>) -> CallBuilder {
        // Of domains the guide says that they belong to no environment.
        let environment = (self.kind != "Domain").then(|| checked.environment.to_owned());
        let request = CreatePolicyAttachmentRequest {
            policy_id: Some(self.policy_id.text()),
            attach_resource_id: Some(self.resource_id.text()),
            attach_resource_type: Some(self.kind.to_owned()),
            environment_id: environment,
            gateway_id: Some(checked.gateway.to_owned()),
            ..CreatePolicyAttachmentRequest::default()
        };
        let query = [
            ("attachResourceId", self.resource_id.text()),
            ("attachResourceType", self.kind.to_owned()),
            ("gatewayId", checked.gateway.to_owned()),
            ("withAttachments", "true".to_owned()),
        ];
        let lookup = Lookup {
            action: "ListPolicies".to_owned(),
            path: "/v1/policies".to_owned(),
            query: query.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            items: "/data/items/*/attachments".to_owned(),
            within: pairs(&[("/policyId", &self.policy_id.text())]),
            having: pairs(&[("/attachResourceId", &self.resource_id.text())]),
            value: "/policyAttachmentId".to_owned(),
            ..Lookup::default()
        };
        let about = format!("{} on {}", self.policy, self.resource);
        let mut builder = CallBuilder::new(Request::CreatePolicyAttachment(request.into()), about)
            .needs("/body/policyId", &self.policy_id)
            .needs("/body/attachResourceId", &self.resource_id)
            .serial(self.resource.as_str())
            .may(ConflictCode::PolicyAttachResourceBounded, Answer::Done { lookup })
            .may(ConflictCode::PolicyAttachConflict, Answer::Stop)
            .may(ConflictCode::PolicyAttachResourceTypeNotMatch, Answer::Stop);
        if let Id::Later(name) = &self.id {
            builder = builder.gives(name, "/data/policyAttachmentId");
        }
        builder
    }

    /// The call that looks at it.
    pub(super) fn verification(&self, checked: &CheckedOptions<'_>) -> CallBuilder {
        let is = |member: &str, value: String| super::call::Expect {
            at: format!("/data/{member}"),
            is: value,
            ..super::call::Expect::default()
        };
        let about = format!("{} on {}", self.policy, self.resource);
        CallBuilder::new(Request::GetPolicyAttachment, about)
            .path("policyAttachmentId", &self.id)
            .expect(is("attachResourceId", self.resource_id.text()))
            .expect(is("attachResourceType", self.kind.to_owned()))
            .expect(is("gatewayId", checked.gateway.to_owned()))
    }
}
