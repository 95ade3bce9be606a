//! `x-amazon-apigateway-policy`: from where callers may call, where the policy says nothing else.

use crate::gateway::shared::keys::At;
use crate::model::operator::AccessControl;
use crate::source::Node;

/// How many statements and addresses are looked at.
const MOST: usize = 100;

/// What statements say together.
#[derive(Default)]
struct Said {
    /// Whether one lets everybody call.
    all: bool,
    /// Addresses that may call, and that may not.
    allow: Vec<String>,
    deny: Vec<String>,
    /// Addresses of statements that let all others call, or that deny it to them: two of one kind are not one list.
    others: Option<Vec<String>>,
    rest: Option<Vec<String>>,
}

/// The addresses of a policy; none where it says anything else, too.
pub(super) fn access(at: &At<'_>) -> Option<AccessControl> {
    let mut said = Said::default();
    for statement in listed(at.node.get("Statement")?)? {
        one(statement, &mut said)?;
    }
    let Said { all, mut allow, mut deny, others, rest } = said;
    match (all, others, rest) {
        (true, None, rest) if allow.is_empty() => allow = rest.unwrap_or_default(),
        (false, Some(others), None) if allow.is_empty() => deny.extend(others),
        (false, None, None) if !allow.is_empty() => {}
        _ => return None,
    }
    let is_stated = !allow.is_empty() || !deny.is_empty();
    is_stated.then(|| AccessControl { allow, deny, ..AccessControl::default() })
}

/// The items of a list, or the one value. None where there are too many.
fn listed(node: Node<'_>) -> Option<Vec<Node<'_>>> {
    if !node.is_array() {
        return Some(vec![node]);
    }
    let items: Vec<_> = node.items().take(MOST + 1).collect();
    (items.len() <= MOST).then_some(items)
}

/// One statement: all callers, one action, and a condition about addresses or none.
fn one(statement: Node<'_>, said: &mut Said) -> Option<()> {
    let is_of_all = statement.get("Principal").is_some_and(|principal| {
        let anybody = principal.get("AWS").unwrap_or(principal);
        anybody.as_str() == Some("*")
    });
    let is_call = statement.get("Action")?.as_str()? == "execute-api:Invoke";
    let known = ["Sid", "Effect", "Principal", "Action", "Resource", "Condition"];
    let is_plain = statement.entries().all(|(key, _)| known.iter().any(|known| key.is(known)));
    if !is_of_all || !is_call || !is_plain || !is_of_whole_api(statement.get("Resource")?) {
        return None;
    }
    let effect = statement.get("Effect")?.as_str()?;
    let Some(condition) = statement.get("Condition").filter(|node| node.entries().next().is_some()) else {
        said.all = true;
        return (effect == "Allow").then_some(());
    };
    let (operator, addresses) = addresses(condition)?;
    match (effect, operator) {
        ("Allow", "IpAddress") => said.allow.extend(addresses),
        ("Deny", "IpAddress") => said.deny.extend(addresses),
        ("Allow", "NotIpAddress") if said.others.is_none() => said.others = Some(addresses),
        ("Deny", "NotIpAddress") if said.rest.is_none() => said.rest = Some(addresses),
        _ => return None,
    }
    Some(())
}

/// Whether a statement is about all operations of all stages.
fn is_of_whole_api(resource: Node<'_>) -> bool {
    let is_whole = |node: Node<'_>| {
        let text = node.as_str().unwrap_or_default();
        let path = text.strip_prefix("execute-api:/").or_else(|| Some(text.split_once(":execute-api:")?.1));
        let stages = path.map(|path| path.split_once('/').map_or(path, |(_, rest)| rest));
        text == "*" || stages.is_some_and(|rest| rest.bytes().all(|byte| matches!(byte, b'*' | b'/')))
    };
    listed(resource).is_some_and(|all| !all.is_empty() && all.into_iter().all(is_whole))
}

/// The one operator of a condition, and its addresses.
fn addresses(condition: Node<'_>) -> Option<(&str, Vec<String>)> {
    let mut operators = condition.entries();
    let ((operator, values), None) = (operators.next()?, operators.next()) else { return None };
    let mut keys = values.entries();
    let ((key, list), None) = (keys.next()?, keys.next()) else { return None };
    if !key.text().eq_ignore_ascii_case("aws:SourceIp") {
        return None;
    }
    let addresses = listed(list)?.into_iter().map(|node| node.as_str().map(str::to_owned));
    Some((operator.text(), addresses.collect::<Option<_>>()?))
}
