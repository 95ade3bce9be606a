//! Equal texts of a document are read once.
//!
//! Generated documents write the same parameter under a thousand operations, and the same media types at each. A table
//! remembers by text what was read; what is not in it is read as ever, so it may forget whenever it likes.

use std::sync::Arc;

use smallvec::SmallVec;

use crate::model::{Map, Parameter, ParameterKey, RefOr, Response};
use crate::tables::HashMap;

/// How many texts a table remembers; real documents repeat a few hundred.
const MOST_TEXTS: usize = 1_024;

/// A parameter as it is entered into a list.
pub(crate) type Listed = (ParameterKey, RefOr<Parameter>);

/// The parameters of a path item or operation.
pub(crate) type Parameters = Map<ParameterKey, RefOr<Parameter>>;

/// The names of media types, each one allocation for all bodies that have it.
pub(crate) type MediaTypes = SmallVec<[Arc<str>; 6]>;

/// What was read before.
#[derive(Default)]
pub(crate) struct Memo<'d> {
    texts: Repeats<'d, Arc<str>>,
    pub(crate) media_types: Repeats<'d, MediaTypes>,
    pub(crate) parameters: Repeats<'d, Option<Listed>>,
    pub(crate) parameter_lists: Repeats<'d, Parameters>,
    pub(crate) responses: Repeats<'d, Option<RefOr<Response>>>,
}

impl<'d> Memo<'d> {
    /// A text that many parts have, such as a media type, as one allocation for all of them.
    pub(crate) fn shared(&mut self, text: &'d str) -> Arc<str> {
        if let Some(shared) = self.texts.get(text) {
            return shared;
        }
        let shared: Arc<str> = text.into();
        self.texts.put(text, shared.clone());
        shared
    }
}

/// What was read, by its text: one text for each fingerprint, so that no choice of texts makes it slow.
pub(crate) struct Repeats<'d, T>(HashMap<u64, (&'d str, T)>);

impl<T> Default for Repeats<'_, T> {
    fn default() -> Self {
        Self(HashMap::default())
    }
}

impl<'d, T: Clone> Repeats<'d, T> {
    pub(super) fn get(&self, text: &str) -> Option<T> {
        let (known, value) = self.0.get(&fingerprint(text))?;
        (*known == text).then(|| value.clone())
    }

    pub(super) fn put(&mut self, text: &'d str, value: T) {
        if self.0.len() >= MOST_TEXTS {
            self.0.clear();
        }
        self.0.insert(fingerprint(text), (text, value));
    }
}

/// A number from the length of a text and both of its ends; a long text is not read whole before it is compared.
fn fingerprint(text: &str) -> u64 {
    const END: usize = 128;
    let bytes = text.as_bytes();
    let tail = bytes.get(END.max(bytes.len().saturating_sub(END))..).unwrap_or_default();
    let mix = |sum: u64, word: u64| (sum ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let mut sum = bytes.len() as u64;
    for end in [bytes.get(..END).unwrap_or(bytes), tail] {
        let (words, rest) = end.as_chunks::<8>();
        sum = words.iter().map(|word| u64::from_le_bytes(*word)).fold(sum, mix);
        sum = rest.iter().map(|byte| u64::from(*byte)).fold(sum, mix);
    }
    sum
}
