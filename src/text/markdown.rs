//! Texts of strangers in Markdown: they neither format the page nor mention people, issues or addresses.

use super::printable;

/// What services of source code turn into a link when a name or a number follows.
const MENTIONS: &[char] = &['@', '#', '!', '$', '~', '%', '&'];

/// What formats a text in the Markdown of some service, wherever it is in a line.
const SPECIAL: &[char] =
    &['\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '|', '~', '&', '$', '#', '@', '!', '^'];

/// Text as it is, for the middle of a line. Characters of Markdown and of HTML are escaped; what would become a link gets an invisible space.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let printable = printable(text);
    for (at, character) in printable.char_indices() {
        let after = printable.get(at + character.len_utf8()..).unwrap_or_default();
        // `:cat:` is a picture.
        if SPECIAL.contains(&character) || character == ':' && after.starts_with(|next| next != ' ') {
            escaped.push('\\');
        }
        escaped.push(character);
        if breaks_link(character, after) {
            escaped.push_str(INVISIBLE);
        }
    }
    escaped
}

/// A space that nobody sees, as Markdown knows it.
const INVISIBLE: &str = "&#8203;";

/// Whether a link would begin here: a mention, an address, `www.`, or `GH-1`.
fn breaks_link(first: char, after: &str) -> bool {
    let goes_on = after.starts_with(|next: char| next.is_alphanumeric() || next == '_');
    match first {
        _ if MENTIONS.contains(&first) => goes_on,
        ':' => after.starts_with("//"),
        '-' => after.starts_with(|next: char| next.is_ascii_digit()),
        'w' | 'W' => after.get(..3).is_some_and(|next| next.eq_ignore_ascii_case("ww.")),
        _ => false,
    }
}

/// Text in the font of code, for a line or a cell of a table.
pub(crate) fn code(text: &str) -> String {
    let printable = printable(text);
    if printable.is_empty() {
        return String::new();
    }
    if !printable.contains(['`', '|', '\\']) && printable.trim() == printable {
        return ["`", &printable, "`"].concat();
    }
    // A cell ends at a pipe even in code; HTML has a way to write one.
    let mut html = String::from("<code>");
    for character in printable.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            _ if character.is_ascii_punctuation() => html.extend([format!("&#{};", u32::from(character))]),
            _ => html.push(character),
        }
    }
    html + "</code>"
}

/// A message: what it quotes in backticks is code, everything else text.
pub(crate) fn message(text: &str) -> String {
    let mut parts = text.split('`').peekable();
    let mut written = escape(parts.next().unwrap_or_default());
    let mut is_code = true;
    while let Some(part) = parts.next() {
        match (is_code, parts.peek().is_some()) {
            (true, true) => written.push_str(&code(part)),
            (true, false) => written.extend(["\\`", &escape(part)]),
            (false, _) => written.push_str(&escape(part)),
        }
        is_code = !is_code;
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_do_not_format_the_page() {
        for (text, expected) in [
            ("plain words, and 汉字: (1)", "plain words, and 汉字: (1)"),
            ("a | b", "a \\| b"),
            ("<b>x</b>", "\\<b\\>x\\</b\\>"),
            ("@admin and #123", "\\@&#8203;admin and \\#&#8203;123"),
            ("[x](https://a.b)", "\\[x\\](https\\:&#8203;//a.b)"),
            ("www.a.b", "w&#8203;ww.a.b"),
            ("a\nb\u{202e}", "a\\\\nb\\\\u\\{202e\\}"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn code_is_code_whatever_it_holds() {
        for (text, expected) in [
            ("GET /pets/{id}", "`GET /pets/{id}`"),
            ("<b>@admin #1", "`<b>@admin #1`"),
            ("a`b|c", "<code>a&#96;b&#124;c</code>"),
            (" a ", "<code> a </code>"),
            ("<`@a", "<code>&lt;&#96;&#64;a</code>"),
            ("", ""),
        ] {
            assert_eq!(code(text), expected);
        }
    }

    #[test]
    fn what_a_message_quotes_is_code() {
        assert_eq!(message("the name `a_b` is *it*"), "the name `a_b` is \\*it\\*");
        assert_eq!(message("one ` alone @x"), "one \\` alone \\@&#8203;x");
        assert_eq!(message("`a` and `b"), "`a` and \\`b");
    }
}
