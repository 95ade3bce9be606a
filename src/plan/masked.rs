//! A plan that may be shown to anybody: without the values that look like credentials.

use super::change::Change;
use super::{Effect, Plan};
use crate::subject::Subject;
use crate::text::secrets;

impl Plan {
    /// The same plan, in whose changes what looks like a credential is `••••••`: defaults and examples of parameters and
    /// properties that are called `Authorization`, `apiKey`, `password` and the like, members with such names, and texts in the
    /// form of well-known tokens. It is [applied](crate::apply) as before, since the changes decide nothing but what is shown.
    ///
    /// ```
    /// use oasgate::{Existing, ImportOptions, Lang, Strategy, import, plan};
    ///
    /// let document = |key: &str| format!("{{openapi: 3.0.3, info: {{title: Pets, version: '1'}}, paths: {{/pets: {{get: {{
    ///   parameters: [{{name: X-Api-Key, in: header, example: {key}, schema: {{type: string}}}}],
    ///   responses: {{'200': {{description: pets}}}}}}}}}}}}");
    /// let [before, after] = ["k1", "k2"].map(|key| import(document(key), &ImportOptions::default()).value.unwrap());
    /// let plan = plan(&after, &Existing::from(before), Strategy::SpecFirst);
    /// let change = plan.changes().iter().find(|change| !change.fields.is_empty()).unwrap();
    /// assert_eq!(change.fields[0].after, Some("k2".into()));
    /// let masked = plan.masked();
    /// let change = masked.changes().iter().find(|change| !change.fields.is_empty()).unwrap();
    /// assert_eq!(change.fields[0].after, Some("••••••".into()));
    /// ```
    #[must_use]
    pub fn masked(&self) -> Self {
        let mut masked = self.clone();
        for change in &mut masked.changes {
            mask(change);
        }
        for found in &mut masked.diagnostics {
            *found = found.masked();
        }
        masked
    }
}

fn mask(change: &mut Change) {
    let is_credential = match &change.subject {
        Subject::Component(key) => secrets::is_name(&key.name),
        _ => false,
    };
    for field in &mut change.fields {
        for value in [&mut field.before, &mut field.after].into_iter().flatten() {
            if let std::borrow::Cow::Owned(masked) = secrets::masked(value, &field.pointer, is_credential) {
                *value = masked;
            }
        }
    }
    for effect in &mut change.effects {
        mask_effect(effect, is_credential);
    }
}

fn mask_effect(effect: &mut Effect, is_credential: bool) {
    let is_credential = is_credential || secrets::is_credential(&effect.pointer);
    effect.finding.mask(is_credential);
}
