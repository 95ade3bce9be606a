//! What a file is, by the members at its root: a command that is given another one's file says so.

use std::collections::BTreeSet;
use std::fmt;

use oasgate::Document;
use oasgate::diagnostic::Text;
use oasgate::source::Limits;
use serde::Deserializer as _;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::files::{FileProblem, without_mark};

/// The files that commands take, and one that they print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// OpenAPI or Swagger.
    Document,
    /// What `apply` prints.
    Existing,
    /// Alibaba Cloud's records: a catalogue, or those of one API.
    Records,
    /// What Tencent Cloud's `DescribeApi` answers.
    Answers,
    /// Body of an `ImportHttpApi` request.
    Request,
    /// What `aliyun calls` needs to know of a gateway.
    Config,
    /// What `plan --format json` prints.
    Plan,
}

/// Members that tell a file's kind.
const TELLING: [&str; 26] = [
    "openapi",
    "swagger",
    "swaggerVersion",
    "paths",
    "info",
    "operations",
    "apis",
    "oasgate",
    "api",
    "attachments",
    "specContentBase64",
    "specFileUrl",
    "specOssConfig",
    "dryRun",
    "targetHttpApiId",
    "environmentId",
    "gatewayId",
    "services",
    "domains",
    "backend",
    "plan",
    "report",
    "diagnostics",
    "Response",
    "Result",
    "RequestConfig",
];

impl Kind {
    /// What a text looks like; none when it looks like nothing that is known, as an empty object does.
    pub(crate) fn of(text: &[u8]) -> Option<Self> {
        let mut members = json_members(text);
        if members.is_empty()
            && let Some(document) = Document::parse(text, None, &Limits::default()).value
        {
            let root = document.value();
            members.extend(TELLING.into_iter().filter(|name| root.get(name).is_some()));
        }
        Self::of_members(&members)
    }

    /// Whether a text, or the beginning of one, is a document: it says so in a line or a member at its root, also where the
    /// rest cannot be parsed.
    pub(crate) fn is_document(text: &[u8]) -> bool {
        const VERSIONS: [&str; 3] = ["openapi", "swagger", "swaggerVersion"];
        let says_version = |line: &[u8]| {
            let (key, _) = line.split_at(line.iter().position(|byte| *byte == b':').unwrap_or_default());
            let key = str::from_utf8(key).unwrap_or_default().trim_end();
            VERSIONS.contains(&key.trim_matches(['"', '\'']))
        };
        without_mark(text).split(|byte| *byte == b'\n').any(says_version)
            || Self::of(text) == Some(Self::Document)
    }

    fn of_members(members: &BTreeSet<&str>) -> Option<Self> {
        let has = |name: &str| members.contains(name);
        let any = |names: &[&str]| names.iter().any(|name| has(name));
        if any(&["openapi", "swagger", "swaggerVersion"]) || has("info") && has("paths") {
            Some(Self::Document)
        } else if any(&["Response", "Result", "RequestConfig"]) {
            Some(Self::Answers)
        } else if any(&["oasgate", "attachments"]) {
            Some(Self::Existing)
        } else if has("apis") || has("info") && has("operations") {
            Some(Self::Records)
        } else if any(&["specContentBase64", "specFileUrl", "specOssConfig", "dryRun", "targetHttpApiId"]) {
            Some(Self::Request)
        } else if has("plan") && has("report") && has("diagnostics") {
            Some(Self::Plan)
        } else if has("environmentId") || has("api") && has("gatewayId") {
            Some(Self::Config)
        } else if has("api") {
            Some(Self::Existing)
        } else {
            any(&["services", "domains", "backend"]).then_some(Self::Config)
        }
    }

    /// The problem with a file that looks like another kind than the wanted one.
    pub(crate) fn mistaken(name: &str, text: &[u8], wanted: Self) -> Option<FileProblem> {
        // Of all that a command takes, only a document may be YAML.
        let is_json = wanted == Self::Document;
        let found = if is_json { Self::of_members(&json_members(text)) } else { Self::of(text) };
        let found = found.filter(|found| *found != wanted)?;
        Some(FileProblem::Mistaken { name: name.to_owned(), found, wanted })
    }

    /// What it is called.
    pub(crate) const fn noun(self) -> Text {
        match self {
            Self::Document => Text { en: "an OpenAPI or Swagger document", zh: "OpenAPI 或 Swagger 文档" },
            Self::Existing => Text { en: "an existing API", zh: "现有 API" },
            Self::Records => Text { en: "Alibaba Cloud's records of APIs", zh: "阿里云的 API 记录" },
            Self::Answers => {
                Text { en: "Tencent Cloud's DescribeApi answers", zh: "腾讯云 DescribeApi 的应答" }
            }
            Self::Request => Text { en: "an ImportHttpApi request body", zh: "ImportHttpApi 请求体" },
            Self::Config => Text { en: "a configuration of `aliyun calls`", zh: "`aliyun calls` 的配置" },
            Self::Plan => {
                Text { en: "what `plan --format json` prints", zh: "`plan --format json` 的输出" }
            }
        }
    }

    /// Who takes it.
    pub(crate) const fn taker(self) -> Text {
        match self {
            Self::Document => Text { en: "`oasgate plan` takes it", zh: "请使用 `oasgate plan`" },
            Self::Existing => {
                Text { en: "`oasgate plan --existing` takes it", zh: "请使用 `oasgate plan --existing`" }
            }
            Self::Records => Text {
                en: "`oasgate aliyun read` and `oasgate plan --existing` take it",
                zh: "请使用 `oasgate aliyun read` 或 `oasgate plan --existing`",
            },
            Self::Answers => Text { en: "`oasgate export` takes it", zh: "请使用 `oasgate export`" },
            Self::Request => Text {
                en: "`oasgate aliyun import-http-api` takes it",
                zh: "请使用 `oasgate aliyun import-http-api`",
            },
            Self::Config => Text {
                en: "`oasgate aliyun calls --config` takes it",
                zh: "请使用 `oasgate aliyun calls --config`",
            },
            Self::Plan => Text {
                en: "no command takes it; `oasgate apply` prints what --existing takes",
                zh: "没有命令接受该文件；`oasgate apply` 的输出可用于 --existing",
            },
        }
    }
}

/// The members of [`TELLING`] at the root of JSON; of a list, those of its items. Of broken JSON they are those before the
/// fault.
fn json_members(text: &[u8]) -> BTreeSet<&'static str> {
    let mut members = BTreeSet::new();
    let mut json = serde_json::Deserializer::from_slice(without_mark(text));
    _ = json.deserialize_any(Members(&mut members));
    members
}

impl<'de> DeserializeSeed<'de> for Members<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, item: D) -> Result<(), D::Error> {
        item.deserialize_map(self)
    }
}

struct Members<'a>(&'a mut BTreeSet<&'static str>);

impl<'de> Visitor<'de> for Members<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Members(&mut *self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            self.0.extend(TELLING.into_iter().find(|name| *name == key));
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}
