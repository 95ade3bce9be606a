//! Any text as a name that a rule takes.

use super::latin::spelling;
use super::name_rule::NameRule;

/// A text made into a name, before it is compared with other names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slug {
    /// Legal except for its length; may be empty.
    pub(super) text: String,
    /// Whether something of the text has no part in the name, such as Chinese characters: other texts may give the same.
    pub(super) lossy: bool,
}

/// The name that a text is written as: legal for the rule except for its length, which may be anything, 0 included.
///
/// Characters that the rule takes stay. Where it takes no capitals, words in them are separated: `getPetById` is
/// `get-pet-by-id`, `HTTPServer` is `http-server`. Letters of other alphabets are spelt in Latin ones where that is
/// usual. Everything else separates words.
pub(super) fn slug(rule: &NameRule, text: &str) -> Slug {
    let mut writer = Writer {
        rule,
        separator: rule.separator(),
        text: String::with_capacity(text.len() + 8),
        pending: false,
        lossy: false,
    };
    let splits_words = !rule.inner.upper;
    let mut before = Before::Other;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if !splits_words {
            writer.character(character);
            continue;
        }
        let follows_lower = characters.peek().is_some_and(|next| next.is_lowercase());
        let starts_word =
            character.is_uppercase() && (before == Before::Lower || before == Before::Upper && follows_lower);
        if starts_word {
            writer.pending = true;
        }
        before = match character {
            _ if character.is_uppercase() => Before::Upper,
            _ if character.is_alphanumeric() => Before::Lower,
            _ => Before::Other,
        };
        writer.character(character);
    }
    writer.finish()
}

/// What precedes a capital.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Lower,
    Upper,
    Other,
}

struct Writer<'a> {
    rule: &'a NameRule,
    separator: Option<char>,
    text: String,
    /// Whether a separator is due before the next character.
    pending: bool,
    lossy: bool,
}

impl Writer<'_> {
    fn character(&mut self, character: char) {
        if character == '.' && self.rule.dotted {
            self.dot();
        } else if self.separator == Some(character) {
            self.pending = true;
        } else if self.rule.inner.has(character) {
            self.push(character);
        } else if self.rule.inner.has(character.to_ascii_lowercase()) {
            self.push(character.to_ascii_lowercase());
        } else if let Some(spelling) = spelling(character) {
            spelling.chars().for_each(|letter| self.push(letter));
        } else {
            self.pending = true;
            self.lossy |= !character.is_ascii();
        }
    }

    /// A dot, unless it would be beside another or first. What is before it has to be able to be last.
    fn dot(&mut self) {
        trim_end(self.rule, &mut self.text);
        if !self.text.is_empty() && !self.text.ends_with('.') {
            self.text.push('.');
        }
        self.pending = false;
    }

    fn push(&mut self, character: char) {
        let first = self.text.is_empty() || self.rule.dotted && self.text.ends_with('.');
        if first && !self.rule.first.has(character) {
            self.lossy = true;
            return;
        }
        if self.pending && !first {
            self.text.extend(self.separator);
        }
        self.pending = false;
        self.text.push(character);
    }

    fn finish(mut self) -> Slug {
        trim_end(self.rule, &mut self.text);
        Slug { text: self.text, lossy: self.lossy }
    }
}

/// Takes away what may not be last.
fn trim_end(rule: &NameRule, text: &mut String) {
    while text.chars().next_back().is_some_and(|last| !rule.last.has(last)) {
        text.pop();
    }
}

/// The name in at most so many characters. Of a name in parts, the last ones say most: `org.example.pets.list-pets` is
/// cut to `list-pets`. Else the end goes, at a word if there is one not too far away.
pub(super) fn cut(rule: &NameRule, name: &str, limit: usize) -> String {
    let mut rest = name;
    let mut length = name.chars().count();
    while length > limit
        && rule.dotted
        && let Some((part, after)) = rest.split_once('.')
    {
        length -= part.chars().count() + 1;
        rest = after;
    }
    if length <= limit {
        return rest.to_owned();
    }
    let end = rest.char_indices().nth(limit).map_or(rest.len(), |(at, _)| at);
    let (kept, gone) = rest.split_at(end);
    let mut kept = kept.to_owned();
    let is_separator = |character: char| rule.separator() == Some(character);
    let word = kept.rfind(is_separator).filter(|at| at * 2 >= kept.len());
    if let Some(word) = word.filter(|_| !gone.starts_with(is_separator)) {
        kept.truncate(word);
    }
    trim_end(rule, &mut kept);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Alphabet;

    const GENEROUS: NameRule = NameRule {
        min: 3,
        max: 255,
        first: Alphabet::WORD.with_chinese(),
        inner: Alphabet::WORD.with_chinese().with("-_./:()"),
        last: Alphabet::WORD.with_chinese().with("-_./:()"),
        dotted: false,
    };

    #[test]
    fn texts_as_names_of_routes() {
        for (text, name, lossy) in [
            ("getPetById", "get-pet-by-id", false),
            ("GetPet", "get-pet", false),
            ("get_pet", "get-pet", false),
            ("get pet", "get-pet", false),
            ("repos/list-for-org", "repos-list-for-org", false),
            ("HTTPServer", "http-server", false),
            ("listCoreV1Pods", "list-core-v1-pods", false),
            ("getURL", "get-url", false),
            ("Pet2Name", "pet2-name", false),
            ("a--b__c", "a-b-c", false),
            ("com.example.Pets.listPets_get", "com.example.pets.list-pets-get", false),
            ("..a...b.-c-.", "a.b.c", false),
            ("-a-", "a", false),
            ("größeÄndern", "groesse-aendern", false),
            ("ПолучитьДанные", "poluchit-dannye", false),
            ("获取用户", "", true),
            ("get获取User", "get-user", true),
            ("get🐶", "get", true),
            ("{}!?", "", false),
            ("", "", false),
        ] {
            let made = slug(&NameRule::SUBDOMAIN, text);
            assert_eq!((made.text.as_str(), made.lossy), (name, lossy), "{text}");
            assert!(name.is_empty() || NameRule::SUBDOMAIN.allows(name), "{name}");
            assert_eq!(slug(&NameRule::SUBDOMAIN, name).text, name, "a name is its own name");
        }
    }

    #[test]
    fn a_rule_with_more_characters_keeps_more() {
        for (text, name) in
            [("getPet_ById", "getPet_ById"), ("获取 用户", "获取-用户"), ("-a", "a"), ("é/a", "e/a")]
        {
            assert_eq!(slug(&GENEROUS, text).text, name, "{text}");
        }
    }

    #[test]
    fn long_names_are_cut_where_it_hurts_least() {
        for (name, limit, expected) in [
            ("list-pets", 9, "list-pets"),
            ("list-pets-of-owner", 12, "list-pets-of"),
            ("list-pets-of-owner", 15, "list-pets-of"),
            ("list-pets-of-owner", 11, "list-pets"),
            ("a-verylongwordindeed", 10, "a-verylong"),
            ("org.example.pets.list-pets", 14, "pets.list-pets"),
            ("org.example.pets.list-pets", 9, "list-pets"),
            ("org.example.pets.list-pets", 6, "list"),
            ("abc", 0, ""),
        ] {
            assert_eq!(cut(&NameRule::SUBDOMAIN, name, limit), expected, "{name} in {limit}");
        }
    }
}
