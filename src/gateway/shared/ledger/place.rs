//! Where a member is.

use crate::model::ParameterKey;
use crate::text::pointer;

/// The pointer of a member. Most members have a place in a payload, so its text is made when it is noted.
#[derive(Clone, Copy)]
pub(in crate::gateway) enum Pointer<'p> {
    Text(&'p str),
    /// A parameter of an operation.
    Parameter(&'p ParameterKey),
    /// A member of what is at another pointer.
    Below(&'p Pointer<'p>, &'p str),
}

/// From which length on the members below a pointer are not told apart: a long name, repeated for each of them, would make
/// a ledger far longer than the document.
const LONG: usize = 1024;

impl Pointer<'_> {
    pub(in crate::gateway) const ROOT: Self = Self::Text("");

    pub(in crate::gateway) fn text(self) -> String {
        let mut text = String::with_capacity(64);
        self.push(&mut text);
        text
    }

    fn push(self, text: &mut String) {
        match self {
            Self::Text(whole) => text.push_str(whole),
            Self::Parameter(key) => {
                text.push_str("/parameters/");
                text.push_str(key.location.as_str());
                text.push(' ');
                pointer::push(&key.name, text);
            }
            Self::Below(parent, member) => {
                parent.push(text);
                if text.len() <= LONG {
                    text.push('/');
                    pointer::push(member, text);
                }
            }
        }
    }
}

/// The pointer of a member below another one.
pub(in crate::gateway) fn below(prefix: &str, member: &str) -> String {
    if prefix.len() > LONG {
        return prefix.to_owned();
    }
    [prefix, "/", &pointer::encode(member)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ParameterLocation;

    #[test]
    fn pointers_below_a_long_one_are_not_made() {
        let long = format!("/{}", "n".repeat(1_000_000));
        for (parent, member, expected) in [("/a", "b/c~d", "/a/b~1c~0d"), (&long, "schema", &long)] {
            assert_eq!(below(parent, member), expected);
            assert_eq!(Pointer::Below(&Pointer::Text(parent), member).text(), expected);
        }
    }

    #[test]
    fn parameters_have_the_pointer_that_they_serialise_with() {
        let key = ParameterKey { location: ParameterLocation::Query, name: "a/b".into() };
        assert_eq!(Pointer::Parameter(&key).text(), below("/parameters", &key.to_string()));
    }
}
