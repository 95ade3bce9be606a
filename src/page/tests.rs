use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::*;

#[test]
fn the_policy_has_the_hashes_of_style_and_script() {
    for (text, hash) in [(STYLE, STYLE_HASH), (SCRIPT, SCRIPT_HASH)] {
        assert_eq!(
            format!("sha256-{}", STANDARD.encode(Sha256::digest(text))),
            hash,
            "{}",
            text.get(..40).unwrap()
        );
        assert!(!text.contains("</"), "it would end its element");
    }
}

#[test]
fn the_frame_has_room_for_its_words() {
    for lang in Lang::ALL {
        let empty = Page::new("pets.yaml").html(&PageOptions::default().with_lang(lang));
        assert!(empty.len() < STYLE.len() + SCRIPT.len() + FRAME, "{}", empty.len());
    }
}
