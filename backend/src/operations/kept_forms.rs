//! What was typed into a plain form that was refused waits ten minutes for the page that follows, for that browser only.
use crate::{
    Command, Failure, Query, secrets,
    store::{self, Reader, Tx, operations::kept_forms},
};
use async_trait::async_trait;
use domain::{Actor, Moment, Refusal, time::MINUTE};

/// How long a form is kept.
pub const KEPT_FOR: i64 = 10 * MINUTE;

/// The most that is kept of a form: the longest idea there is, also of somebody whose session ended as they wrote.
const LONGEST: usize = 96 * 1024;
/// So many forms at once; strangers can't fill the disk.
const MOST_OF_STRANGERS: i64 = 500;

/// Keeps the fields of a form; the key under which that browser finds them.
#[derive(Clone, Debug)]
pub struct KeepForm {
    /// The browser's key, if it has one.
    pub key: Option<String>,
    /// The page the form is on.
    pub path: String,
    pub fields: Vec<(String, String)>,
}

#[async_trait]
impl Command for KeepForm {
    /// How many forms are kept.
    type Facts = i64;
    type Outcome = String;

    async fn gather(&self, tx: &Tx, _actor: &Actor) -> Result<i64, Failure> {
        kept_forms::count_all(tx).await
    }

    fn authorize(&self, actor: &Actor, kept: &i64, _now: Moment) -> Result<(), Refusal> {
        let size: usize = self.fields.iter().map(|(name, value)| name.len() + value.len()).sum();
        let crowded = *kept >= MOST_OF_STRANGERS && actor.member().is_none();
        if size > LONGEST || crowded { Err(Refusal::TooManyAttempts) } else { Ok(()) }
    }

    async fn apply(self, tx: &Tx, _by: &Actor, _kept: i64, now: Moment) -> Result<String, Failure> {
        let key = match self.key.filter(|key| key.len() == 64) {
            Some(key) => key,
            None => secrets::token()?,
        };
        let fields = serde_json::to_string(&self.fields).map_err(|e| Failure::Unexpected(e.to_string()))?;
        kept_forms::put(tx, secrets::digest(&key), &self.path, fields, now.plus(KEPT_FOR), now).await?;
        Ok(key)
    }
}

/// What was typed into a page's form, for the browser with that key.
#[derive(Clone, Debug)]
pub struct AskKeptForm {
    pub key: String,
    pub path: String,
}

#[async_trait]
impl Query for AskKeptForm {
    type Answer = Vec<(String, String)>;

    async fn answer(self, _actor: &Actor, db: &Reader, now: Moment) -> Result<Self::Answer, Failure> {
        let fields = store::operations::kept_forms::get(db, secrets::digest(&self.key), &self.path, now).await?;
        Ok(fields.and_then(|fields| serde_json::from_str(&fields).ok()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;

    fn form(key: Option<String>, value: &str) -> KeepForm {
        KeepForm { key, path: "/ideas/new".into(), fields: vec![("title".into(), value.into())] }
    }

    #[tokio::test]
    async fn a_form_comes_back_to_its_browser_on_its_page_for_ten_minutes() {
        on_each_database(async |company| {
            let key = company.run(3, form(None, "Un bon")).await.expect("kept");
            assert_eq!(company.run(3, form(Some(key.clone()), "Un bon dans le colis")).await.expect("kept again"), key);
            let ask = |key: &str, path: &str| AskKeptForm { key: key.into(), path: path.into() };
            let kept = company.ask(3, ask(&key, "/ideas/new")).await.expect("asked");
            assert_eq!(kept, [("title".to_owned(), "Un bon dans le colis".to_owned())]);
            assert!(company.ask(3, ask(&key, "/ideas")).await.expect("another page").is_empty());
            assert!(company.ask(3, ask("00", "/ideas/new")).await.expect("another browser").is_empty());
            let later = company.person(3).offset_by(KEPT_FOR);
            assert!(later.ask(ask(&key, "/ideas/new")).await.expect("later").is_empty());
        })
        .await;
    }

    #[tokio::test]
    async fn strangers_cannot_fill_the_disk() {
        on_each_database(async |company| {
            let visitor = company.backend.ctx(Actor::Visitor);
            assert!(visitor.run(form(None, &"x".repeat(LONGEST))).await.is_err(), "too long for anybody");
            for _ in 0..MOST_OF_STRANGERS {
                visitor.run(form(None, "a@b.fr")).await.expect("kept");
            }
            assert!(visitor.run(form(None, "a@b.fr")).await.is_err());
            company.run(3, form(None, "a@b.fr")).await.expect("people are not kept out by strangers");
        })
        .await;
    }
}
