//! What an operator adds: where requests go, who may call and how often.

use serde_json::Value;

use super::effect::Verdict;
use super::judge::{Judge, Note, Row};
use super::trail::{Label, Step, Trail};
use crate::diagnostic::Rule;
use crate::verdict::rules;

const OPERATOR: &str = "operator";

impl Judge<'_> {
    /// Compares what an operator added, field by field.
    pub(super) fn compare_operators(&mut self, before: Option<&Value>, after: Option<&Value>) {
        let field = |side: Option<&Value>, name: &str| side.and_then(|side| side.get(name)).cloned();
        self.compare_backends(field(before, "backend"), field(after, "backend"));
        self.compare_authentication(field(before, "auth").as_ref(), field(after, "auth").as_ref());
        if field(before, "rateLimit") != field(after, "rateLimit") {
            self.operator(rules::RATE_LIMIT_CHANGED, Verdict::Unclear, "rateLimit");
        }
        for keyword in ["cors", "accessControl", "environment", "publication"] {
            if field(before, keyword) != field(after, keyword) {
                let note = Note::new(rules::OPERATOR_CHANGED, Row::UNCLEAR).arg("keyword", keyword);
                self.say_of_operator(Verdict::Unclear, keyword, &note);
            }
        }
    }

    fn compare_authentication(&mut self, before: Option<&Value>, after: Option<&Value>) {
        let demands = |side: Option<&Value>| side.is_some_and(demands_authentication);
        let (rule, verdict) = match (demands(before), demands(after)) {
            _ if before == after => return,
            (false, true) => (rules::AUTHENTICATION_ADDED, Verdict::Breaking),
            (true, false) => (rules::AUTHENTICATION_REMOVED, Verdict::Compatible),
            (true, true) => (rules::AUTHENTICATION_CHANGED, Verdict::Unclear),
            (false, false) => (rules::AUTHENTICATION_CHANGED, Verdict::Compatible),
        };
        self.operator(rule, verdict, "auth");
    }

    fn compare_backends(&mut self, before: Option<Value>, after: Option<Value>) {
        const TIMEOUT: &str = "timeoutMs";
        const MOCK: &str = "mock";
        let take = |side: &mut Option<Value>, name: &str| {
            side.as_mut().and_then(Value::as_object_mut).and_then(|members| members.remove(name))
        };
        let (mut a, mut b) = (before, after);
        let timeouts = [take(&mut a, TIMEOUT), take(&mut b, TIMEOUT)];
        let mocks = [take(&mut a, MOCK), take(&mut b, MOCK)];
        if let [Some(before), Some(after)] = &timeouts
            && before != after
        {
            let note =
                Note::new(rules::TIMEOUT_CHANGED, Row::UNCLEAR).value("before", before).value("after", after);
            self.say_of_operator(Verdict::Unclear, "backend", &note);
        }
        if mocks[0] != mocks[1] {
            self.operator(rules::MOCK_CHANGED, Verdict::Unclear, "backend");
        }
        let is_other = a != b || timeouts.iter().any(Option::is_none) && timeouts[0] != timeouts[1];
        if is_other && mocks[0] == mocks[1] {
            self.operator(rules::BACKEND_CHANGED, Verdict::Unclear, "backend");
        }
    }

    fn operator(&mut self, rule: &'static Rule, verdict: Verdict, member: &'static str) {
        self.say_of_operator(verdict, member, &Note::new(rule, Row::UNCLEAR));
    }

    fn say_of_operator(&mut self, verdict: Verdict, member: &str, note: &Note) {
        let at = self.trail.enter(Trail::root(), Step::member(OPERATOR, Label::None));
        self.report_alone(at, Some(member), verdict, note);
    }
}

/// Whether callers have to authenticate: as it is stated, or else by the kind.
fn demands_authentication(auth: &Value) -> bool {
    let stated = auth.get("required").and_then(Value::as_bool);
    stated.unwrap_or_else(|| match auth.get("kind").and_then(Value::as_str) {
        Some(kind) => kind != "open",
        None => auth.get("authorizer").is_some(),
    })
}
