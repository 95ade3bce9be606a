//! What Tencent Cloud's `DescribeApi` answers: one answer, or a list of them.

use std::collections::HashSet;

use oasgate::report::printable;
use oasgate::tencent::{ApiInfo, CreateApiRequest, read};
use oasgate::{Api, Existing, Lang};
use serde::Deserialize;

use crate::files::{self, FileProblem};
use crate::print;

/// One answer, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Answers {
    Several(Vec<Answer>),
    One(Box<Answer>),
}

/// An answer as the call gives it, as SDKs hand it on, or what is in it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Whole {
        #[serde(rename = "Response")]
        response: Inner,
    },
    Inner(Inner),
    Info(Box<ApiInfo>),
}

#[derive(Deserialize)]
struct Inner {
    #[serde(rename = "Result")]
    result: Box<ApiInfo>,
}

impl Answer {
    fn info(self) -> ApiInfo {
        match self {
            Self::Whole { response } => *response.result,
            Self::Inner(inner) => *inner.result,
            Self::Info(info) => *info,
        }
    }
}

/// The API that the answers make. Standard error says what of them the model does not have.
pub(crate) fn existing(name: &str, text: &[u8], lang: Lang) -> Result<Existing, FileProblem> {
    let answers = match files::from_json(name, text)? {
        Answers::Several(answers) => answers,
        Answers::One(answer) => vec![*answer],
    };
    let mut service = None;
    let mut payloads = Vec::with_capacity(answers.len());
    for info in answers.into_iter().map(Answer::info) {
        service = service.or_else(|| info.service_name.clone());
        payloads.push(CreateApiRequest::from(info));
    }
    let (mut api, _) = read(&payloads);
    api.about.name = service.unwrap_or_default();
    print::err(&left_out(&payloads, &api, lang));
    Ok(Existing { api: Some(api), ..Existing::default() })
}

/// How many names of APIs that are left out are listed.
const MOST_NAMES: usize = 5;

/// The APIs that the model does not have.
fn left_out(payloads: &[CreateApiRequest], api: &Api, lang: Lang) -> String {
    let (count, lost) = (payloads.len(), payloads.len() - api.operations.len());
    let known: HashSet<&str> = api.operations.values().map(|operation| operation.name.as_str()).collect();
    let names = payloads.iter().map(|payload| payload.api_name.as_deref().unwrap_or_default());
    let names = names.filter(|name| !known.contains(name)).take(MOST_NAMES).map(printable);
    let names = names.collect::<Vec<_>>().join(", ");
    match (lang, lost) {
        (_, 0) => String::new(),
        (Lang::En, 1) => format!(
            "oasgate: 1 of {count} APIs is left out ({names}): its path is a regular expression, its method is not one of \
             HTTP, or another has both\n"
        ),
        (Lang::En, _) => format!(
            "oasgate: {lost} of {count} APIs are left out ({names}): their path is a regular expression, their method is not \
             one of HTTP, or another has both\n"
        ),
        (Lang::Zh, _) => format!(
            "oasgate: {count} 个 API 中有 {lost} 个被忽略（{names}）：路径为正则表达式，方法不是 HTTP 方法，或两者与另一 API 相同\n"
        ),
    }
}
