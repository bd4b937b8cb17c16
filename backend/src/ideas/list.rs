//! The list of ideas, filtered, ordered, a page at a time.
use crate::{
    Failure, Query,
    store::{Reader, ideas},
};
use async_trait::async_trait;
use domain::{
    Actor, Moment,
    ideas::{AskIdeas, IdeaList},
};

#[async_trait]
impl Query for AskIdeas {
    type Answer = IdeaList;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<IdeaList, Failure> {
        actor.member().ok_or(Failure::SignedOut)?;
        ideas::page(db, actor, &self.filter.wanted(), now).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Company, form, on_each_database};
    use domain::{
        ChallengeId, IdeaId,
        ideas::{IdeaFilter, IdeaForm, Intent, Order, WriteIdea},
        time::DAY,
        votes::SetSupport,
    };

    /// Every page of a list, one after the other.
    async fn pages(company: &Company, n: u128, filter: IdeaFilter) -> Vec<IdeaId> {
        let mut filter = filter;
        let mut ids = Vec::new();
        loop {
            let list = company.ask(n, AskIdeas { filter: filter.clone() }).await.expect("listed");
            ids.extend(list.rows.iter().map(|row| row.id));
            match list.next {
                Some(next) => filter.after = next,
                None => return ids,
            }
        }
    }

    fn in_order(order: Order) -> IdeaFilter {
        IdeaFilter { order: order.name().into(), ..IdeaFilter::default() }
    }

    async fn titles(company: &Company, n: u128, filter: IdeaFilter) -> Vec<String> {
        let rows = company.ask(n, AskIdeas { filter }).await.expect("listed").rows;
        let mut titles: Vec<String> = rows.into_iter().map(|row| row.title).collect();
        titles.sort();
        titles
    }

    #[tokio::test]
    async fn every_order_shows_every_idea_once_and_random_is_ones_own() {
        on_each_database(async |company| {
            let mut all = company.open_ideas(3, company.tank, 120).await;
            let hidden = company.challenge(|c| c.counts_hidden = true).await;
            all.extend(company.open_ideas(4, hidden, 15).await);
            company.draft(5, "Encore secret").await;
            all.sort();
            for order in Order::ALL {
                let listed = pages(&company, 5, in_order(order)).await;
                assert_eq!(listed, pages(&company, 5, in_order(order)).await, "{order:?} is stable");
                let mut sorted = listed.clone();
                sorted.sort();
                assert_eq!(sorted, all, "{order:?}");
            }
            let (mine, theirs) = (pages(&company, 5, in_order(Order::Random)).await, pages(&company, 6, in_order(Order::Random)).await);
            assert_ne!(mine, theirs, "each enters the circle elsewhere");
            let turn = theirs.iter().position(|id| *id == mine[0]).expect("the same circle");
            assert_eq!(mine, [&theirs[turn..], &theirs[..turn]].concat());
        })
        .await;
    }

    #[tokio::test]
    async fn hidden_counts_leak_neither_by_number_nor_by_order() {
        on_each_database(async |company| {
            let hidden = company.challenge(|c| c.counts_hidden = true).await;
            let ideas = company.open_ideas(3, hidden, 4).await;
            let open = company.open_idea(3, "Dans le bassin").await;
            let look = async |offset: i64| {
                let filter = in_order(Order::MostSupported);
                company.person(9).offset_by(offset).ask(AskIdeas { filter }).await.expect("listed").rows
            };
            let before = look(0).await;
            for (n, idea) in [(4, ideas[0]), (5, ideas[0]), (6, ideas[2]), (4, open)] {
                company.run(n, SetSupport { idea, votes: 1 }).await.expect("supported");
            }
            let after = look(0).await;
            let order = |rows: &[domain::ideas::IdeaRow]| rows.iter().map(|r| r.id).collect::<Vec<_>>();
            assert_eq!(order(&before), order(&after), "to an outsider nothing moved");
            assert_eq!(after.iter().map(|r| r.supports).collect::<Vec<_>>(), [Some(1), None, None, None, None]);
            let closed = look(4 * DAY).await;
            let first: Vec<_> = closed.iter().take(3).map(|r| (r.id, r.supports)).collect();
            assert_eq!((first[0], first[1].1, first[2].1), ((ideas[0], Some(2)), Some(1), Some(1)), "told once voting has closed");
        })
        .await;
    }

    async fn write(company: &Company, n: u128, challenge: Option<ChallengeId>, form: IdeaForm) -> IdeaId {
        let write = WriteIdea { idea: None, version: 0, challenge, form, intent: Intent::Submit };
        company.run(n, write).await.expect("submitted").idea
    }

    #[tokio::test]
    async fn a_search_finds_words_whatever_their_accents_and_nothing_else() {
        on_each_database(async |company| {
            let full = IdeaForm { proposal: "Une réduction de 100 % à Orléans".into(), ..form("L’ÉTÉ des réparations") };
            write(&company, 3, None, full).await;
            company.open_idea(3, "Un bon dans le colis").await;
            for (q, found) in
                [("été des", 1), ("Été orleans", 1), ("REPARATIONS été", 1), ("colis orleans", 0), ("100 %", 1), ("_", 0), ("\\", 0)]
            {
                let filter = IdeaFilter { q: q.into(), ..IdeaFilter::default() };
                assert_eq!(titles(&company, 4, filter).await.len(), found, "{q}");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn filters_narrow_and_what_is_mine_includes_drafts() {
        on_each_database(async |company| {
            let challenge = company.challenge(|_| ()).await;
            let full = IdeaForm { channels: vec!["web".into(), "email".into()], tags: "colis".into(), ..form("A") };
            write(&company, 3, Some(challenge), full).await;
            company.open_idea(4, "B").await;
            company.draft(3, "C").await;
            let filter = |change: fn(&mut IdeaFilter)| {
                let mut filter = IdeaFilter::default();
                change(&mut filter);
                filter
            };
            let by_challenge = IdeaFilter { challenge: challenge.to_string(), ..IdeaFilter::default() };
            assert_eq!(titles(&company, 4, by_challenge).await, ["A"]);
            for (wanted, found) in [
                (filter(|f| f.channel = "email".into()), vec!["A"]),
                (filter(|f| f.channel = "press".into()), vec![]),
                (filter(|f| f.tag = "Colis".into()), vec!["A"]),
                (filter(|f| f.stage = "open".into()), vec!["A", "B"]),
                (filter(|f| f.stage = "funded".into()), vec![]),
                (filter(|f| f.mine = "1".into()), vec!["A", "C"]),
                (filter(|f| f.stage = "draft".into()), vec!["C"]),
                (filter(|f| f.department = "00000000-0000-0000-0000-000000000001".into()), vec!["A", "B"]),
                (filter(|f| (f.mine, f.order) = ("1".into(), "new".into())), vec!["A", "C"]),
            ] {
                assert_eq!(titles(&company, 3, wanted.clone()).await, found, "{wanted:?}");
            }
            assert_eq!(titles(&company, 4, filter(|f| f.stage = "draft".into())).await, Vec::<String>::new());
        })
        .await;
    }

    #[tokio::test]
    async fn a_row_knows_its_reader_and_a_visitor_gets_none() {
        on_each_database(async |company| {
            let counted = company.challenge_with_votes(5, 2).await;
            let (simple, voted) = (company.open_idea(3, "Simple").await, company.enter(3, counted, "Votée").await);
            for idea in [simple, voted] {
                company.run(4, SetSupport { idea, votes: 1 }).await.expect("supported");
            }
            for (n, supported, mine) in [(3, false, true), (4, true, false), (5, false, false)] {
                for row in company.ask(n, AskIdeas { filter: IdeaFilter::default() }).await.expect("listed").rows {
                    assert_eq!((row.supported, row.mine, row.supports), (supported, mine, Some(1)), "{n} {}", row.title);
                    assert_eq!(row.challenge.is_some(), row.id == voted, "the shark tank has no name in a list");
                }
            }
            let visitor = company.backend.ctx(Actor::Visitor);
            assert!(matches!(visitor.ask(AskIdeas { filter: IdeaFilter::default() }).await, Err(Failure::SignedOut)));
        })
        .await;
    }
}
