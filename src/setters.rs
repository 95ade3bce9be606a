//! Options are set one after the other, in one expression.

/// Writes a `with_…(self, value) -> Self` for each field of a struct.
///
/// The type of the field says what the setter takes. Numbers and flags are taken as they are, so that a literal has a type.
/// Of an `Option` the setter takes the inner value, of a `Vec` whatever can be iterated, and of a `Map` one entry.
/// Everything else is whatever turns into the type.
macro_rules! setters {
    (@ $options:ident $name:ident $field:ident Option<Vec<$item:ty>>) => {
        $crate::setters::setters! { @fn $options $name $field "Sets"
            (values: impl IntoIterator<Item = impl Into<$item>>)
            |this| this.$field = Some(values.into_iter().map(Into::into).collect()) }
    };
    (@ $options:ident $name:ident $field:ident Option<usize>) => {
        $crate::setters::setters! { @fn $options $name $field "Sets" (value: usize) |this| this.$field = Some(value) }
    };
    (@ $options:ident $name:ident $field:ident Option<i64>) => {
        $crate::setters::setters! { @fn $options $name $field "Sets" (value: i64) |this| this.$field = Some(value) }
    };
    (@ $options:ident $name:ident $field:ident Option<bool>) => {
        $crate::setters::setters! { @fn $options $name $field "Sets" (value: bool) |this| this.$field = Some(value) }
    };
    (@ $options:ident $name:ident $field:ident Option<$value:ty>) => {
        $crate::setters::setters! { @fn $options $name $field "Sets"
            (value: impl Into<$value>) |this| this.$field = Some(value.into()) }
    };
    (@ $options:ident $name:ident $field:ident Vec<$item:ty>) => {
        $crate::setters::setters! { @fn $options $name $field "Sets"
            (values: impl IntoIterator<Item = impl Into<$item>>)
            |this| this.$field = values.into_iter().map(Into::into).collect() }
    };
    (@ $options:ident $name:ident $field:ident Map<String, $item:ty>) => {
        $crate::setters::setters! { @fn $options $name $field "Adds one to"
            (name: impl Into<String>, value: impl Into<$item>)
            |this| _ = this.$field.insert(name.into(), value.into()) }
    };
    (@ $options:ident $name:ident $field:ident &'static [$item:ty]) => {
        $crate::setters::setters! { @fn $options $name $field "Sets" (value: &'static [$item]) |this| this.$field = value }
    };
    (@ $options:ident $name:ident $field:ident usize) => {
        $crate::setters::setters! { @fn $options $name $field "Sets" (value: usize) |this| this.$field = value }
    };
    (@ $options:ident $name:ident $field:ident bool) => {
        $crate::setters::setters! { @fn $options $name $field "Sets" (value: bool) |this| this.$field = value }
    };
    (@ $options:ident $name:ident $field:ident $value:ty) => {
        $crate::setters::setters! { @fn $options $name $field "Sets"
            (value: impl Into<$value>) |this| this.$field = value.into() }
    };
    (@fn $options:ident $name:ident $field:ident $does:literal ($($value:ident: $type:ty),+) |$this:ident| $set:expr) => {
        #[doc = concat!($does, " [`", stringify!($options), "::", stringify!($field), "`].")]
        #[must_use]
        pub fn $name(self, $($value: $type),+) -> Self {
            let mut $this = self;
            $set;
            $this
        }
    };
    ($options:ident { $($name:ident($field:ident: $($type:tt)+);)+ }) => {
        impl $options {
            $($crate::setters::setters! { @ $options $name $field $($type)+ })+
        }
    };
}
pub(crate) use setters;
