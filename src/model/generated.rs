//! The name of an operation that the document does not name.

use crate::hash::StableHash;
use crate::subject::Method;

/// Method and path as one word: `get_pets_petId`.
pub(crate) fn generated_name(method: Method, template: &str) -> String {
    let mut name = method.as_str().to_ascii_lowercase();
    // Long paths make useless names; what is cut off is made up for by the suffix if it matters.
    for word in
        template.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
    {
        if name.len() + word.len() > 120 {
            break;
        }
        name.push('_');
        name.push_str(word);
    }
    name
}

/// A name from method and path; where that is taken, with a suffix that depends on nothing but the operation. At most so
/// many names are taken.
pub(crate) fn free_name(
    method: Method,
    template: &str,
    most: usize,
    is_taken: impl Fn(&str) -> bool,
) -> String {
    next_free_name(method, template, most, is_taken, &mut None)
}

/// The same for one of several operations with one method and path. `last` is the suffix of the one before: its name and
/// those before are taken, so the search goes on from there.
pub(crate) fn next_free_name(
    method: Method,
    template: &str,
    most: usize,
    is_taken: impl Fn(&str) -> bool,
    last: &mut Option<StableHash>,
) -> String {
    let base = generated_name(method, template);
    if last.is_none() && !is_taken(&base) {
        return base;
    }
    let first = match last {
        Some(last) => last.text("again"),
        None => StableHash::new().text(method.as_str()).text(template),
    };
    // Somebody may take suffixes on purpose; each further one costs a step, and not the whole way to it.
    for hash in std::iter::successors(Some(first), |hash| Some(hash.text("again"))).take(most + 1) {
        *last = Some(hash);
        let name = format!("{base}_{:08x}", hash.finish() >> 32);
        if !is_taken(&name) {
            return name;
        }
    }
    base
}

/// Whether a name is a generated one, with or without the suffix that tells it from another operation's.
pub(crate) fn is_generated(name: &str, method: Method, template: &str) -> bool {
    let generated = generated_name(method, template);
    name.strip_prefix(&generated).is_some_and(|rest| {
        let suffix = rest.strip_prefix('_');
        rest.is_empty()
            || suffix.is_some_and(|hash| hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_operation_again_and_again_are_those_of_a_search_from_the_start() {
        let mut taken = Vec::new();
        let mut last = None;
        for _ in 0..20 {
            let is_taken = |name: &str| taken.iter().any(|taken| taken == name);
            let name = next_free_name(Method::Get, "/a", 20, is_taken, &mut last);
            assert_eq!(name, free_name(Method::Get, "/a", 20, is_taken));
            taken.push(name);
        }
    }

    #[test]
    fn generated_names_are_known_again() {
        for (name, template, expected) in [
            ("get_pets_petId", "/pets/{petId}", true),
            ("get_pets_petId_0a1b2c3d", "/pets/{petId}", true),
            ("get_pets_petId_owner", "/pets/{petId}", false),
            ("getPet", "/pets/{petId}", false),
            ("get", "/", true),
        ] {
            assert_eq!(is_generated(name, Method::Get, template), expected, "{name}");
        }
    }
}
