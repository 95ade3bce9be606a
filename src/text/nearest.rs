//! Which of the known names an unknown one may be meant to be.

use super::cut;

/// How many characters of a name are compared: likeness costs the square of them.
const COMPARED: usize = 128;

/// From which likeness on one name may be meant by another: a letter too many, too few or in the wrong place leaves
/// more, names that share their first letters only leave less.
const LIKE: f64 = 0.85;

/// How many names on each side of a word's place in an order are compared with it.
const NEIGHBOURS: usize = 8;

/// The known name that is most like a word, if any is like it. For few names: each of them is compared.
pub(crate) fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let lower = compared(word);
    let likeness = |name: &str| strsim::jaro_winkler(&lower, &compared(name));
    let best = known.map(|name| (likeness(name), name)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= LIKE).then_some(best.1)
}

/// As much of a name as is compared.
fn compared(name: &str) -> String {
    cut(name, COMPARED).to_ascii_lowercase()
}

/// Many names in which the nearest is found without comparing all: those that begin alike and those that end alike.
pub(crate) struct Names {
    forward: Vec<String>,
    /// Each from its end.
    backward: Vec<String>,
}

impl Names {
    /// Sorts the names, of each as much as is compared.
    pub(crate) fn new(names: impl Iterator<Item = String>) -> Self {
        let mut forward: Vec<String> = names.map(|name| cut(&name, COMPARED)).collect();
        let mut backward: Vec<String> = forward.iter().map(|name| reversed(name)).collect();
        forward.sort_unstable();
        backward.sort_unstable();
        Self { forward, backward }
    }

    /// The name that is most like a word, however little; none where there are no names.
    pub(crate) fn nearest(&self, word: &str) -> Option<String> {
        let word = cut(word, COMPARED);
        let from_end = reversed(&word);
        let begins = around(&self.forward, &word).iter().cloned();
        let ends = around(&self.backward, &from_end).iter().map(|name| reversed(name));
        // A common beginning counts more than the rest, so a common end has to count as much.
        let (lower, lower_from_end) = (compared(&word), compared(&from_end));
        let likeness = |name: &str| {
            strsim::jaro_winkler(&lower, &compared(name))
                + strsim::jaro_winkler(&lower_from_end, &compared(&reversed(name)))
        };
        let near = begins.chain(ends).map(|name| (likeness(&name), name));
        near.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
    }
}

fn reversed(name: &str) -> String {
    name.chars().rev().collect()
}

/// The names next to a word's position in the order.
fn around<'n>(sorted: &'n [String], word: &str) -> &'n [String] {
    let at = sorted.partition_point(|name| name.as_str() < word);
    let end = (at + NEIGHBOURS).min(sorted.len());
    sorted.get(at.saturating_sub(NEIGHBOURS)..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_of_few_has_to_be_like_the_word() {
        let known = ["api", "attachments"];
        assert_eq!(nearest("attachment", known.into_iter()), Some("attachments"));
        assert_eq!(nearest("Attachements", known.into_iter()), Some("attachments"));
        assert_eq!(nearest("notes", known.into_iter()), None);
        assert_eq!(nearest("notes", [].into_iter()), None);
    }

    #[test]
    fn the_nearest_of_many_begins_or_ends_alike() {
        let paths = (0..10_000).map(|at| format!("GET /things/{at}/parts"));
        let names = Names::new(paths.chain(["POST /pets".to_owned(), "schema Pet".to_owned()]));
        for (word, found) in [
            ("GET /things/77/part", "GET /things/77/parts"),
            ("PUT /things/4321/parts", "GET /things/4321/parts"),
            ("GET /pets", "POST /pets"),
            ("schema Pets", "schema Pet"),
        ] {
            assert_eq!(names.nearest(word).as_deref(), Some(found), "{word}");
        }
        assert_eq!(Names::new([].into_iter()).nearest("GET /pets"), None);
    }
}
