//! Conflicts that the gateway answers with 409, and what to do then.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Lang, Text};
use crate::model::Map;
use crate::source::Value;

/// A code of the gateway, as its guide to orchestration has it. The error centre puts `Conflict.` before some.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "the vendor's codes")]
#[non_exhaustive]
pub enum ConflictCode {
    ServiceExisted,
    ServiceQuotaPerGatewayExceed,
    DomainExisted,
    PolicyExisted,
    PolicyAttachResourceBounded,
    PolicyAttachConflict,
    PolicyAttachResourceTypeNotMatch,
    ApiNameDuplicated,
    ApiNameDuplicatedWithInstance,
    ApiVersionDuplicated,
    RouteNameDuplicated,
    RoutePathHasDefinedByApi,
    DeployRouteForbidden,
}

impl ConflictCode {
    /// Every code of the guide.
    pub const ALL: [Self; 13] = [
        Self::ServiceExisted,
        Self::ServiceQuotaPerGatewayExceed,
        Self::DomainExisted,
        Self::PolicyExisted,
        Self::PolicyAttachResourceBounded,
        Self::PolicyAttachConflict,
        Self::PolicyAttachResourceTypeNotMatch,
        Self::ApiNameDuplicated,
        Self::ApiNameDuplicatedWithInstance,
        Self::ApiVersionDuplicated,
        Self::RouteNameDuplicated,
        Self::RoutePathHasDefinedByApi,
        Self::DeployRouteForbidden,
    ];

    /// The code as the gateway writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ServiceExisted => "ServiceExisted",
            Self::ServiceQuotaPerGatewayExceed => "ServiceQuotaPerGatewayExceed",
            Self::DomainExisted => "DomainExisted",
            Self::PolicyExisted => "PolicyExisted",
            Self::PolicyAttachResourceBounded => "PolicyAttachResourceBounded",
            Self::PolicyAttachConflict => "PolicyAttachConflict",
            Self::PolicyAttachResourceTypeNotMatch => "PolicyAttachResourceTypeNotMatch",
            Self::ApiNameDuplicated => "ApiNameDuplicated",
            Self::ApiNameDuplicatedWithInstance => "ApiNameDuplicatedWithInstance",
            Self::ApiVersionDuplicated => "ApiVersionDuplicated",
            Self::RouteNameDuplicated => "RouteNameDuplicated",
            Self::RoutePathHasDefinedByApi => "RoutePathHasDefinedByApi",
            Self::DeployRouteForbidden => "DeployRouteForbidden",
        }
    }

    /// What an operator can do about it.
    pub const fn advice(self, lang: Lang) -> &'static str {
        let text = match self {
            Self::ServiceExisted => Text {
                en: "the gateway has a service of that name: look up its id by name and continue with it",
                zh: "网关已有同名服务：按名称查出其 ID，使用该服务继续执行",
            },
            Self::ServiceQuotaPerGatewayExceed => Text {
                en: "the gateway takes no more services: stop, raise the quota or remove services, and run again",
                zh: "网关的服务数已达上限：停止执行，提升配额或删除服务后重新执行",
            },
            Self::DomainExisted => Text {
                en: "the domain exists: look up its id by name and gateway type and continue with it",
                zh: "域名已存在：按名称和网关类型查出其 ID，使用该域名继续执行",
            },
            Self::PolicyExisted => Text {
                en: "the gateway has a policy of that name: look up its id; continue with it if class and config are the same, or else stop",
                zh: "网关已有同名策略：查出其 ID；类型和配置相同则使用该策略继续执行，否则停止执行",
            },
            Self::PolicyAttachResourceBounded => Text {
                en: "the policy is attached to this resource already: count the call as done",
                zh: "该策略已挂载到此资源：视为调用成功",
            },
            Self::PolicyAttachConflict => Text {
                en: "the resource has another policy of this class: stop; detach that one, or leave this one out",
                zh: "该资源已有同类型的其他策略：停止执行；解除原策略，或放弃挂载此策略",
            },
            Self::PolicyAttachResourceTypeNotMatch => Text {
                en: "the policy is attached to resources of another type: stop; create one policy for each type",
                zh: "该策略已挂载到其他类型的资源：停止执行；为每种资源类型分别创建策略",
            },
            Self::ApiNameDuplicated => Text {
                en: "the gateway has an API of that name: look up its id and continue with it, if it is of the same type",
                zh: "网关已有同名 API：查出其 ID；类型相同则使用该 API 继续执行",
            },
            Self::ApiNameDuplicatedWithInstance => Text {
                en: "an API of that name is deployed on this gateway: stop; choose another name, or undeploy the other",
                zh: "该网关上已发布同名 API：停止执行；更换名称，或下线另一个 API",
            },
            Self::ApiVersionDuplicated => Text {
                en: "the API has this version: look up its id by name and version and continue with it",
                zh: "该 API 已有此版本：按名称和版本查出其 ID，使用该版本继续执行",
            },
            Self::RouteNameDuplicated => Text {
                en: "the API has a route of that name: look up its id and send the same body, without name and deployConfigs, to UpdateHttpApiRoute",
                zh: "该 API 已有同名路由：查出其 ID，以相同请求体（去掉 name 和 deployConfigs）调用 UpdateHttpApiRoute",
            },
            Self::RoutePathHasDefinedByApi => Text {
                en: "another route has this path and method: stop; change path, method or domain",
                zh: "其他路由已定义相同路径和方法：停止执行；修改路径、方法或域名",
            },
            Self::DeployRouteForbidden => Text {
                en: "the route is being deployed or undeployed: poll GetHttpApiRoute until that is finished, then call again",
                zh: "路由正在发布或下线：轮询 GetHttpApiRoute 直至结束，再重新调用",
            },
        };
        text.get(lang)
    }
}

/// A conflict of a call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Conflict {
    /// The code.
    pub code: ConflictCode,
    /// Whether it was foreseen from what exists. The call then resolves it already.
    pub foreseen: bool,
    /// What to do. Doing it twice has the same result as doing it once.
    pub answer: Answer,
}

/// What to do about a conflict. JSON: `{"do": "take", …}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(tag = "do", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Answer {
    /// Foreseen: use what exists.
    Use {
        /// Its id.
        id: String,
    },
    /// Look up what exists, and continue with its id as if the call had given it.
    Take {
        /// How to find it.
        lookup: Lookup,
    },
    /// Look up what exists, and call this action with its id and the same body.
    Update {
        /// How to find it.
        lookup: Lookup,
        /// Action to call.
        action: String,
        /// Members of the body that the action does not have.
        without: Vec<String>,
    },
    /// What the call would create exists: continue, with its id if a later call needs it.
    Done {
        /// How to find it.
        lookup: Lookup,
    },
    /// Poll until the value is none of these, then call again.
    Wait {
        /// How to ask.
        lookup: Lookup,
        /// Values that say "not yet".
        wait_while: Vec<String>,
        /// How often to ask.
        #[serde(default)]
        poll: Poll,
    },
    /// A person has to decide: skip this call and the calls that wait for it.
    Stop,
}

/// How often to ask for a state. The gateway publishes no figures; these are the library's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Poll {
    /// Seconds between two calls: 5.
    pub every_seconds: u32,
    /// Seconds after which a person has to look: 600.
    pub for_seconds: u32,
}

impl Default for Poll {
    fn default() -> Self {
        Self { every_seconds: 5, for_seconds: 600 }
    }
}

/// How a list call gives its items page by page: ask for page 1, 2 and so on, until the items of all pages are as many
/// as the total says, or a page has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Pages {
    /// Parameter of the query for the number of the page.
    pub number: String,
    /// JSON Pointer to the total in the answer.
    pub total: String,
}

impl Pages {
    /// How many items a page has.
    pub(super) const SIZE: &str = "100";

    /// The pages of the vendor's list calls.
    pub(super) fn of_lists() -> Self {
        Self { number: "pageNumber".to_owned(), total: "/data/totalSize".to_owned() }
    }
}

/// A call that looks something up. `${…}` is a placeholder for an id that an earlier call gave, in the path's
/// parameters, in `attachResourceId` of the query and in the conditions on ids. Names never contain placeholders.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Lookup {
    /// Action: a GET.
    pub action: String,
    /// Path template.
    pub path: String,
    /// Values of the path's variables.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub path_parameters: Map<String, String>,
    /// Parameters of the query.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub query: Map<String, String>,
    /// How the answer is paged, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<Pages>,
    /// JSON Pointer to the list in the answer, `*` for any item on the way; empty when the answer is about one thing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub items: String,
    /// What the object that a `*` of [`Lookup::items`] stands for has to have, by JSON Pointer into it.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub within: Map<String, String>,
    /// What the item has to have, by JSON Pointer into it.
    #[serde(default, rename = "where", skip_serializing_if = "Map::is_empty")]
    pub having: Map<String, String>,
    /// What the item that was found has to agree with before it is used, by JSON Pointer into it: a text that is the JSON
    /// of an object or a list is compared as JSON. If something differs, a person has to decide.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub same: Map<String, Value>,
    /// JSON Pointer to the value, into the item or the answer.
    pub value: String,
}

impl Lookup {
    /// A list call, in pages of a hundred items.
    pub(super) fn in_pages(mut self) -> Self {
        self.query.insert("pageSize".to_owned(), Pages::SIZE.to_owned());
        Self { pages: Some(Pages::of_lists()), ..self }
    }

    /// Adds what the item has to agree with, if that is known.
    pub(super) fn same(mut self, at: &str, value: Option<serde_json::Value>) -> Self {
        if let Some(value) = value {
            self.same.insert(at.to_owned(), value.into());
        }
        self
    }
}
