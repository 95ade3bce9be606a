//! Forms of paths, and what each of them matches.

use std::fmt;

/// A path as the gateway has it: the text says how requests are compared with it.
///
/// A request goes to the API whose form has the lowest [priority](PathForm::priority), and of several plain forms to the
/// longest. The vendor does not say which of two patterns comes first.
///
/// ```
/// use oasgate::tencent::PathForm;
///
/// let form = PathForm::parse("/users/{id}").unwrap();
/// assert!(form.matches("/users/1"));
/// assert!(form.matches("/users/1/orders"), "a variable may take slashes");
/// assert_eq!(PathForm::parse("=/users/me").unwrap().priority(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PathForm {
    /// `=/users`: this path and no other.
    Exact(String),
    /// `^~/users`: what begins with it, character by character, before any pattern.
    Prefix(String),
    /// `/users/{id}`: variables take one character or more, slashes included, and `.` takes any character.
    Pattern(String),
    /// `/users`: what begins with it, character by character, if no other form matches.
    Plain(String),
}

/// Whether a regular expression reads a byte as an operator. A dot does no harm: it takes itself, too.
fn is_operator(byte: u8) -> bool {
    matches!(byte, b'*' | b'+' | b'?' | b'(' | b')' | b'[' | b']' | b'|' | b'^' | b'$' | b'\\')
}

/// One of the forms.
type Form = fn(String) -> PathForm;

impl PathForm {
    /// The form of a path of the gateway. None when it is a regular expression with operators, which may match anything,
    /// or when it does not begin with a slash.
    pub fn parse(text: &str) -> Option<Self> {
        let (form, path) = Self::read(text)?;
        Some(form(path.to_owned()))
    }

    /// The form of a path of the gateway and the path without the characters that say how it is compared.
    pub(super) fn read(text: &str) -> Option<(Form, &str)> {
        let path = text.trim_start_matches(['=', '^', '~']);
        let is_path = path.starts_with('/');
        let form = match text.strip_suffix(path)? {
            "=" if is_path => Self::Exact,
            "^~" if is_path => Self::Prefix,
            "" if is_path && !has_operators(path) => match path.split_once('{') {
                None => Self::Plain,
                Some((_, rest)) if rest.split('{').all(|piece| piece.contains('}')) => Self::Pattern,
                Some(_) => return None,
            },
            _ => return None,
        };
        Some((form, path))
    }

    /// The form as the gateway has it.
    pub(super) fn text(&self) -> String {
        [self.sign(), self.path()].concat()
    }

    /// The characters that say how the path is compared.
    pub(super) const fn sign(&self) -> &'static str {
        match self {
            Self::Exact(_) => "=",
            Self::Prefix(_) => "^~",
            Self::Pattern(_) | Self::Plain(_) => "",
        }
    }

    /// The path without the characters that say how it is compared.
    pub fn path(&self) -> &str {
        match self {
            Self::Exact(path) | Self::Prefix(path) | Self::Pattern(path) | Self::Plain(path) => path,
        }
    }

    /// 1 for exact, 2 for prefixes, 3 for patterns, 4 for plain forms. The lowest wins.
    pub const fn priority(&self) -> u8 {
        match self {
            Self::Exact(_) => 1,
            Self::Prefix(_) => 2,
            Self::Pattern(_) => 3,
            Self::Plain(_) => 4,
        }
    }

    /// Whether requests for a path match.
    pub fn matches(&self, path: &str) -> bool {
        match self {
            Self::Exact(own) => path == own,
            Self::Prefix(own) | Self::Plain(own) => path.starts_with(own.as_str()),
            Self::Pattern(_) => self.variables(path).is_some(),
        }
    }

    /// What the variables of a pattern take of a path: the first as much as it can. Empty for other forms, none when the
    /// path does not match.
    ///
    /// ```
    /// use oasgate::tencent::PathForm;
    ///
    /// let form = PathForm::parse("/{A}/{B}").unwrap();
    /// assert_eq!(form.variables("/a/b/c"), Some(vec![("A", "a/b"), ("B", "c")]));
    /// ```
    pub fn variables<'a>(&'a self, path: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
        let Self::Pattern(own) = self else { return self.matches(path).then(Vec::new) };
        let (first, rest) = parts(own)?;
        if !takes(first, path.as_bytes().get(..first.len())?) {
            return None;
        }
        let mut found = Vec::with_capacity(rest.len());
        // From the end: a text as far right as it can be leaves most to the variables before it.
        let mut end = path.len();
        let mut value_end = None;
        for (at, (_, text)) in rest.iter().enumerate().rev() {
            let lowest = if value_end.is_none() { end.checked_sub(text.len())? } else { first.len() + 1 };
            let from = rightmost(text, path.as_bytes(), (lowest, end))?;
            if let Some(value_end) = value_end.replace(from) {
                let name = rest.get(at + 1).map(|(name, _)| *name)?;
                found.push((name, path.get(from + text.len()..value_end)?));
            }
            end = from.checked_sub(1)?;
        }
        if let (Some((name, _)), Some(value_end)) = (rest.first(), value_end) {
            found.push((name, path.get(first.len()..value_end).filter(|value| !value.is_empty())?));
        } else if path.len() != first.len() {
            return None;
        }
        found.reverse();
        Some(found)
    }
}

impl fmt::Display for PathForm {
    /// Prints the form as the gateway has it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.sign(), self.path())
    }
}

/// Whether a text outside braces has an operator of regular expressions.
pub(super) fn has_operators(path: &str) -> bool {
    // Nearly no path has one anywhere.
    if !path.bytes().any(is_operator) {
        return false;
    }
    let mut depth = 0_usize;
    path.bytes().any(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && is_operator(byte)
    })
}

/// A variable, and the text after it.
type Part<'p> = (&'p str, &'p [u8]);

/// The text before the first variable, then each variable with the text after it; none when a brace is not closed.
fn parts(path: &str) -> Option<(&[u8], Vec<Part<'_>>)> {
    let mut pieces = path.split('{');
    let first = pieces.next()?;
    let rest = pieces.map(|piece| piece.split_once('}').map(|(name, text)| (name, text.as_bytes())));
    Some((first.as_bytes(), rest.collect::<Option<_>>()?))
}

/// Whether a text of a pattern takes a text of the same length. A dot takes any byte.
fn takes(pattern: &[u8], text: &[u8]) -> bool {
    let is_same = |(pattern, byte): (&u8, &u8)| pattern == byte || *pattern == b'.';
    pattern.len() == text.len() && pattern.iter().zip(text).all(is_same)
}

/// Where a text of a pattern begins last, not before the first and ending by the second of the bounds.
fn rightmost(pattern: &[u8], text: &[u8], (lowest, end): (usize, usize)) -> Option<usize> {
    let highest = end.checked_sub(pattern.len())?;
    (lowest..=highest)
        .rev()
        .find(|at| text.get(*at..at + pattern.len()).is_some_and(|part| takes(pattern, part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> PathForm {
        PathForm::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn forms_are_told_apart() {
        for (text, priority) in [("=/user", 1), ("^~/user", 2), ("/user/{id}", 3), ("/user", 4), ("/v1.0", 4)]
        {
            assert_eq!(form(text).priority(), priority, "{text}");
            assert_eq!(form(text).to_string(), text);
        }
        for text in ["", "user", "=user", "~/user", "=^~/user", "/user/[0-9]+", "/(a|b)", "/user/{id"] {
            assert_eq!(PathForm::parse(text), None, "{text}");
        }
    }

    #[test]
    fn requests_of_the_vendors_examples() {
        for (text, path, matches) in [
            ("/user", "/user", true),
            ("/user", "/usertest", true),
            ("/user", "/user/test/a", true),
            ("/user", "/use", false),
            ("=/user", "/user", true),
            ("=/user", "/user/", false),
            ("^~/user", "/usertest", true),
            ("/user/{id}", "/user/", false),
            ("/user/{id}", "/user/1", true),
            ("/user/{id}", "/user/1/2", true),
            ("/user/{id}/x", "/user/1/2/x", true),
            ("/user/{id}/x", "/user/1/x/2", false),
            ("/user/{id}/x", "/user//x", false),
            ("/{a}/x/{b}", "/1/x/", false),
            ("/v1.0/{id}", "/v1a0/1", true),
            ("/{a}{b}", "/1", false),
            ("/{a}{b}", "/12", true),
        ] {
            assert_eq!(form(text).matches(path), matches, "{text} {path}");
        }
        for (text, path, values) in [
            ("/{A}/product/{B}", "/middleware/product/apigw/detail", ["middleware", "apigw/detail"]),
            ("/{A}/{B}", "/middleware/apigw/detail", ["middleware/apigw", "detail"]),
            ("/{A}/{B}", "/订单/1", ["订单", "1"]),
        ] {
            let form = form(text);
            let found: Vec<&str> =
                form.variables(path).unwrap().into_iter().map(|(_, value)| value).collect();
            assert_eq!(found, values, "{text} {path}");
        }
    }
}
