//! Texts of strangers in a diagram of Mermaid: a label is text, whatever it holds.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{cut, printable};

/// How many characters of a text a label shows.
const LABEL: usize = 80;

/// The most bytes of a diagram. Mermaid draws none with more than 50,000 characters (its option `maxTextSize`).
const MOST_BYTES: usize = 48_000;

/// The most edges of a diagram. Mermaid draws none with more than 500 (its option `maxEdges`).
const MOST_EDGES: usize = 480;

/// The most bytes of a label: a character is at most `#1114111;`.
const MOST_OF_LABEL: usize = (LABEL + 1) * 10;

/// A text as a label with its quotes, on one line and in at most [`LABEL`] characters.
pub(crate) fn label(text: &str) -> String {
    // What spells itself out is longer, so it is cut again.
    whole_label(&cut(&printable(&cut(text, LABEL)), LABEL))
}

/// A text of known length as a label, whole.
///
/// Letters, digits, blanks, slashes and the hyphens of words are kept, and everything else is the number of its character. So
/// neither the grammar of Mermaid nor its Markdown, which begins lists and links inside quotes too, finds anything in it.
pub(crate) fn whole_label(text: &str) -> String {
    let mut label = String::with_capacity(text.len() * 2);
    label.push('"');
    let mut is_word = false;
    let mut characters = text.trim_start().chars().peekable();
    while let Some(character) = characters.next() {
        let is_hyphen =
            character == '-' && is_word && characters.peek().is_some_and(|next| next.is_alphanumeric());
        is_word = character.is_alphanumeric();
        if is_word || is_hyphen || matches!(character, ' ' | '/') {
            label.push(character);
        } else {
            // Writing to a String cannot fail.
            _ = write!(label, "#{};", u32::from(character));
        }
    }
    // Quotes with nothing between them are not a label.
    if label.len() == 1 {
        label.push(' ');
    }
    label + "\""
}

/// A diagram of boxes and arrows, line by line. Its numbers of nodes are `n0`, `n1` and so on in the diagram.
pub(crate) struct Flowchart {
    lines: String,
    nodes: usize,
    edges: usize,
    /// The nodes of each class, by its name.
    classes: BTreeMap<&'static str, (&'static str, Vec<String>)>,
}

/// How an arrow is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arrow {
    Thick,
    Thin,
    Dotted,
}

impl Flowchart {
    /// A diagram whose arrows go mostly in this direction: `TD` is down, `LR` right.
    pub(crate) fn new(direction: &str) -> Self {
        Self { lines: format!("flowchart {direction}\n"), nodes: 0, edges: 0, classes: BTreeMap::new() }
    }

    /// Adds a node and gives its number.
    pub(crate) fn node(&mut self, label: &str) -> usize {
        let number = self.nodes;
        self.nodes += 1;
        _ = writeln!(self.lines, "  n{number}[{label}]");
        number
    }

    /// Begins a frame around the nodes that follow. Its name in edges is `s` and this number.
    pub(crate) fn frame(&mut self, number: usize, label: &str) {
        _ = writeln!(self.lines, "  subgraph s{number}[{label}]");
    }

    pub(crate) fn end_of_frame(&mut self) {
        self.lines.push_str("  end\n");
    }

    /// Adds an arrow between two nodes.
    pub(crate) fn edge(&mut self, from: usize, arrow: Arrow, label: Option<&str>, to: usize) {
        self.edges += 1;
        let arrow = match arrow {
            Arrow::Thick => "==>",
            Arrow::Thin => "-->",
            Arrow::Dotted => "-.->",
        };
        let label = label.map(|label| ["|", label, "|"].concat()).unwrap_or_default();
        _ = writeln!(self.lines, "  n{from} {arrow}{label} n{to}");
    }

    /// Adds an arrow from one frame to the next.
    pub(crate) fn edge_of_frames(&mut self, from: usize, to: usize) {
        self.edges += 1;
        _ = writeln!(self.lines, "  s{from} --> s{to}");
    }

    /// Draws a node in the style of a class.
    pub(crate) fn class(&mut self, node: usize, (name, style): (&'static str, &'static str)) {
        self.classes.entry(name).or_insert((style, Vec::new())).1.push(format!("n{node}"));
    }

    /// Whether there is room for two more nodes and an edge, whatever their labels, and for what ends a diagram.
    pub(crate) fn has_room(&self) -> bool {
        // Nodes of a class are named again.
        let bytes = self.lines.len() + self.nodes * "n1000,n1000,".len();
        bytes + 5 * MOST_OF_LABEL < MOST_BYTES && self.edges < MOST_EDGES
    }

    /// The diagram as text.
    pub(crate) fn written(mut self) -> String {
        for (name, (style, nodes)) in self.classes {
            _ = writeln!(self.lines, "  classDef {name} {style}");
            _ = writeln!(self.lines, "  class {} {name}", nodes.join(","));
        }
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_leaves_its_label() {
        for (text, expected) in [
            ("service orders", "\"service orders\""),
            ("GET /a/{b}", "\"GET /a/#123;b#125;\""),
            ("a\"]; click n0", "\"a#34;#93;#59; click n0\""),
            ("get-pet --> - -x", "\"get-pet #45;#45;#62; #45; #45;x\""),
            ("1. a", "\"1#46; a\""),
            ("    a", "\"a\""),
            ("a\n%% b", "\"a#92;n#37;#37; b\""),
            ("#35; &amp;", "\"#35;35#59; #38;amp#59;\""),
            ("\u{202e}a", "\"#92;u#123;202e#125;a\""),
            ("", "\" \""),
            ("订单", "\"订单\""),
        ] {
            assert_eq!(label(text), expected);
        }
        let long = label(&"\u{202e}".repeat(1_000_000));
        assert!(long.len() < LABEL * 10 && long.ends_with("#8230;\""), "{long}");
    }
}
