//! My own settings: profile, language, sessions, mails.
use crate::{
    Command, Failure, Query,
    store::{self, Reader, Tx, values},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Language, Moment, PersonId, Problem, Refusal,
    notices::NoticeKind,
    people::{AskSettings, ChangeProfile, LONGEST_NAME, Settings, may_change_self},
    text,
};

#[async_trait]
impl Query for AskSettings {
    type Answer = Settings;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<Settings, Failure> {
        let member = actor.member().ok_or(Failure::SignedOut)?;
        let row = store::people::profile(db, member.person).await?.ok_or(Failure::NotFound)?;
        let off = store::people::mails_off(db, member.person).await?;
        let mailed = NoticeKind::ALL.into_iter().filter(|k| k.is_mailed());
        Ok(Settings {
            name: row.name,
            title: row.title,
            about: row.about,
            email: row.email,
            language: row.language.parse().unwrap_or_default(),
            ranked: row.ranked,
            department: row.department,
            site: row.site,
            sessions: store::people::sessions(db, member.person, member.session, now).await?,
            mails: mailed.map(|k| (k, !off.iter().any(|o| o == k.name()))).collect(),
        })
    }
}

#[async_trait]
impl Command for ChangeProfile {
    type Facts = PersonId;
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, actor: &Actor) -> Result<PersonId, Failure> {
        actor.person().ok_or(Failure::SignedOut)
    }

    fn authorize(&self, actor: &Actor, person: &PersonId, _now: Moment) -> Result<(), Refusal> {
        may_change_self(actor, *person)
    }

    async fn apply(self, tx: &Tx, by: &Actor, person: PersonId, now: Moment) -> Result<(), Failure> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", text::line(&self.name, LONGEST_NAME));
        let title = errors.take("title", text::optional_line(&self.title, 120));
        let about = errors.take("about", text::optional_paragraphs(&self.about, 600));
        let language = errors.take("language", self.language.parse::<Language>().map_err(|()| Problem::NotAChoice));
        errors.finish(())?;
        let sql = "UPDATE person SET name = $1, folded = $2, title = $3, about = $4, language = $5 WHERE id = $6";
        store::exec(tx, sql, values![name.clone(), text::fold(&name), title, about, language.code(), person.0]).await?;
        tx.record(Event::PersonChanged { person }, by, now).await.map(|_| ())
    }
}
