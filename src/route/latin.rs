//! Letters of other alphabets in ASCII, for names.
//!
//! Only alphabets whose letters have a usual spelling in Latin ones. For Chinese and the like a reading would have to
//! be guessed from a large dictionary, so names get a hash instead.

/// Letters that share a spelling, in lower case.
const LETTERS: &[(&str, &str)] = &[
    // Latin: Latin-1 Supplement, Extended-A, and what Romanian and Vietnamese add.
    ("àáâãåāăąạảấầẩẫậắằẳẵặ", "a"),
    ("äæ", "ae"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęěẹẻẽếềểễệ", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįıỉị", "i"),
    ("ĵ", "j"),
    ("ķĸ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŉŋ", "n"),
    ("òóôõōŏőơọỏốồổỗộớờởỡợ", "o"),
    ("öøœ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšșſ", "s"),
    ("ß", "ss"),
    ("ţťŧț", "t"),
    ("þ", "th"),
    ("ùúûũūŭůűųưụủứừửữự", "u"),
    ("ü", "ue"),
    ("ŵ", "w"),
    ("ýÿŷỳỵỷỹ", "y"),
    ("źżž", "z"),
    // Greek (ISO 843, without its digraphs).
    ("αά", "a"),
    ("β", "v"),
    ("γ", "g"),
    ("δ", "d"),
    ("εέ", "e"),
    ("ζ", "z"),
    ("ηήιίϊΐ", "i"),
    ("θ", "th"),
    ("κ", "k"),
    ("λ", "l"),
    ("μ", "m"),
    ("ν", "n"),
    ("ξ", "x"),
    ("οόωώ", "o"),
    ("π", "p"),
    ("ρ", "r"),
    ("σς", "s"),
    ("τ", "t"),
    ("υύϋΰ", "y"),
    ("φ", "f"),
    ("χ", "ch"),
    ("ψ", "ps"),
    // Cyrillic: Russian, Ukrainian, Belarusian, Bulgarian, Serbian. The signs that only soften or harden have no spelling.
    ("а", "a"),
    ("б", "b"),
    ("в", "v"),
    ("гґ", "g"),
    ("дђ", "d"),
    ("еэ", "e"),
    ("ё", "yo"),
    ("є", "ye"),
    ("ж", "zh"),
    ("з", "z"),
    ("иі", "i"),
    ("ї", "yi"),
    ("й", "y"),
    ("ј", "j"),
    ("к", "k"),
    ("л", "l"),
    ("љ", "lj"),
    ("м", "m"),
    ("н", "n"),
    ("њ", "nj"),
    ("о", "o"),
    ("п", "p"),
    ("р", "r"),
    ("с", "s"),
    ("т", "t"),
    ("ћ", "c"),
    ("уў", "u"),
    ("ф", "f"),
    ("х", "kh"),
    ("ц", "ts"),
    ("ч", "ch"),
    ("џ", "dz"),
    ("ш", "sh"),
    ("щ", "shch"),
    ("ъь", ""),
    ("ы", "y"),
    ("ю", "yu"),
    ("я", "ya"),
];

/// How a letter is spelt in ASCII, in lower case; none without a usual spelling.
pub(super) fn spelling(letter: char) -> Option<&'static str> {
    if letter.is_ascii() {
        return None;
    }
    // No letter of the table has a lower case of more than one character.
    let lower = letter.to_lowercase().next()?;
    LETTERS.iter().find(|(letters, _)| letters.contains(lower)).map(|(_, spelling)| *spelling)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_one_spelling() {
        let all: Vec<char> = LETTERS.iter().flat_map(|(letters, _)| letters.chars()).collect();
        for (at, letter) in all.iter().enumerate() {
            assert!(!all[..at].contains(letter), "{letter} stands twice");
            assert!(letter.is_lowercase() && !letter.is_ascii(), "{letter}");
            // Some upper cases are a letter and its marks.
            let mut upper = letter.to_uppercase().filter(|_| letter.to_uppercase().count() == 1);
            assert!(upper.all(|upper| upper.is_ascii() || spelling(upper).is_some()), "{letter}");
        }
        assert!(LETTERS.iter().all(|(_, spelling)| spelling.bytes().all(|byte| byte.is_ascii_lowercase())));
    }

    #[test]
    fn words_of_other_alphabets() {
        for (word, expected) in
            [("größe", "groesse"), ("Ærø", "aeroe"), ("ЩЁГОЛЬ", "shchyogol"), ("αριθμός", "arithmos")]
        {
            let spelt: String = word
                .chars()
                .map(|letter| spelling(letter).map_or_else(|| letter.to_string(), str::to_owned))
                .collect();
            assert_eq!(spelt, expected);
        }
        assert_eq!(spelling('用'), None);
    }
}
