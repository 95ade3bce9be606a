//! How callers authenticate to the gateway.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How callers authenticate to the gateway. What the API itself requires is
/// [`security`](crate::model::Operation::security).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Auth {
    /// Whether they have to authenticate. Absent leaves it to the kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Kind of authentication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<AuthKind>,
    /// The authorizer, by the name or id that the gateway has for it. With a kind other than [`AuthKind::Custom`],
    /// callers have to pass both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorizer: Option<String>,
}

/// Kind of authentication. Its JSON form is a word, such as `jwt`; any other word is a gateway's own kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum AuthKind {
    /// No authentication: anybody may call.
    Open,
    /// Requests signed with the key and secret of an application.
    App,
    /// A plain key.
    ApiKey,
    /// A JSON Web Token.
    Jwt,
    /// The identity of the cloud's own users.
    Iam,
    /// OAuth 2.0.
    OAuth2,
    /// OpenID Connect.
    OpenIdConnect,
    /// An authorizer of the operator's.
    Custom,
    /// A gateway's own word.
    Other(String),
}

impl AuthKind {
    pub(super) const WORDS: [(&'static str, Self); 8] = [
        ("open", Self::Open),
        ("app", Self::App),
        ("apiKey", Self::ApiKey),
        ("jwt", Self::Jwt),
        ("iam", Self::Iam),
        ("oauth2", Self::OAuth2),
        ("openIdConnect", Self::OpenIdConnect),
        ("custom", Self::Custom),
    ];

    /// The kind of a word.
    ///
    /// ```
    /// use oasgate::model::operator::AuthKind;
    ///
    /// assert_eq!(AuthKind::of("jwt"), AuthKind::Jwt);
    /// assert_eq!(AuthKind::of("Aksk").as_str(), "Aksk");
    /// ```
    pub fn of(word: &str) -> Self {
        let known = Self::WORDS.into_iter().find(|(known, _)| *known == word);
        known.map_or_else(|| Self::Other(word.to_owned()), |(_, kind)| kind)
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Open => "open",
            Self::App => "app",
            Self::ApiKey => "apiKey",
            Self::Jwt => "jwt",
            Self::Iam => "iam",
            Self::OAuth2 => "oauth2",
            Self::OpenIdConnect => "openIdConnect",
            Self::Custom => "custom",
            Self::Other(word) => word,
        }
    }
}

impl fmt::Display for AuthKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for AuthKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for AuthKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|word| Self::of(&word))
    }
}
