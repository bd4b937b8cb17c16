//! What a server function answered: the value itself on the server, and in the browser the JSON it came as, until
//! somebody reads it.
use crate::{ON_SERVER, error::AppError};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned};
use serde_json::value::RawValue;
use std::{any::Any, sync::Arc};

/// An answer, or why there is none.
pub type Told = Result<Answer, AppError>;

/// What can be answered.
pub trait Model: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {}
impl<T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static> Model for T {}

/// An answer of any type. Cheap to clone.
#[derive(Clone)]
pub enum Answer {
    Value(Arc<dyn Kept>),
    Json(Arc<str>),
}

/// A value that can be written out and found again.
pub trait Kept: erased_serde::Serialize + Send + Sync {
    fn value(&self) -> &dyn Any;
}

impl<T: Model> Kept for T {
    fn value(&self) -> &dyn Any {
        self
    }
}

impl Answer {
    pub fn of<T: Model>(value: T) -> Self {
        Self::Value(Arc::new(value))
    }

    /// As what it is.
    ///
    /// # Errors
    /// [`AppError::Outdated`] when it is none of those: this page and the server are not of one version.
    pub fn read<T: Model>(&self) -> Result<T, AppError> {
        match self {
            Self::Json(text) => serde_json::from_slice(text.as_bytes()).map_err(|_| AppError::Outdated),
            Self::Value(value) if ON_SERVER => (**value).value().downcast_ref::<T>().cloned().ok_or(AppError::Outdated),
            Self::Value(_) => Err(AppError::Outdated),
        }
    }
}

/// Into the page, for the browser that wakes it up.
impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => erased_serde::serialize(&**value, serializer),
            Self::Json(text) => serde_json::from_str::<&RawValue>(text).map_err(serde::ser::Error::custom)?.serialize(serializer),
        }
    }
}

/// Out of the page: kept as it is, and read by whoever knows its type.
impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::Json(Box::<RawValue>::deserialize(deserializer)?.get().into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_after_the_page_carried_it_and_before() {
        let before = Answer::of(vec![("é".to_owned(), 3_i64)]);
        let page = serde_json::to_string(&Told::Ok(before.clone())).expect("written");
        assert_eq!(page, r#"{"Ok":[["é",3]]}"#, "as plain as the value itself");
        let after: Told = serde_json::from_str(&page).expect("read");
        let after = after.expect("an answer");
        assert_eq!(after.read::<Vec<(String, i64)>>(), Ok(vec![("é".to_owned(), 3)]));
        assert_eq!(after.read::<bool>(), Err(AppError::Outdated));
        assert_eq!(serde_json::to_string(&after).expect("written again"), r#"[["é",3]]"#);
        if ON_SERVER {
            assert_eq!(before.read::<bool>(), Err(AppError::Outdated));
        }
    }

    #[test]
    fn a_refusal_travels_as_one() {
        let page = serde_json::to_string(&Told::Err(AppError::NotFound)).expect("written");
        let after: Told = serde_json::from_str(&page).expect("read");
        assert!(matches!(after, Err(AppError::NotFound)));
    }
}
