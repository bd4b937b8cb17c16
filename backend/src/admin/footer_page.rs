//! The pages in every footer: the company's own text, or the default one that the app brings.
use crate::{
    Command, Failure, Query, markdown,
    store::{self, Reader, Tx},
};
use async_trait::async_trait;
use domain::{
    Actor, Event, FieldErrors, Moment, Refusal,
    admin::{AskFooterPage, FooterText, WriteFooterPage},
    people::may_administer,
    text,
};

#[async_trait]
impl Query for AskFooterPage {
    type Answer = FooterText;

    async fn answer(self, actor: &Actor, db: &Reader, _now: Moment) -> Result<FooterText, Failure> {
        let company = store::admin::company(db).await?.map(|c| c.name).unwrap_or_default();
        let markdown = store::admin::footer_page(db, self.page, self.language).await?;
        Ok(FooterText {
            company,
            note_months: store::admin::answering(db).await?.note_months,
            html: markdown.as_deref().map(markdown::render),
            markdown: markdown.unwrap_or_default(),
            may_edit: may_administer(actor).is_ok(),
        })
    }
}

#[async_trait]
impl Command for WriteFooterPage {
    type Facts = ();
    type Outcome = ();

    async fn gather(&self, _tx: &Tx, _actor: &Actor) -> Result<(), Failure> {
        Ok(())
    }

    fn authorize(&self, actor: &Actor, _facts: &(), _now: Moment) -> Result<(), Refusal> {
        may_administer(actor)
    }

    async fn apply(self, tx: &Tx, by: &Actor, _facts: (), now: Moment) -> Result<(), Failure> {
        let markdown = text::optional_paragraphs(&self.markdown, 20_000).map_err(|p| FieldErrors::one("markdown", p))?;
        store::admin::put_footer_page(tx, self.page, self.language, &markdown).await?;
        tx.record(Event::CompanyChanged, by, now).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::on_each_database;
    use domain::{Language, admin::FooterPage};

    #[tokio::test]
    async fn an_emptied_page_shows_the_default_text_again() {
        on_each_database(async |company| {
            let (page, language) = (FooterPage::Privacy, Language::Fr);
            let write = |markdown: &str| WriteFooterPage { page, language, markdown: markdown.into() };
            company.run(1, write("# Nos données\n<script>x</script>")).await.expect("written");
            let html = company.ask(3, AskFooterPage { page, language }).await.expect("read").html.expect("own text");
            assert!(html.contains("Nos données") && !html.contains("<script"), "{html}");
            company.run(1, write(" ")).await.expect("emptied");
            assert_eq!(company.ask(3, AskFooterPage { page, language }).await.expect("read").html, None);
            assert!(company.run(3, write("x")).await.is_err(), "only admins");
        })
        .await;
    }
}
