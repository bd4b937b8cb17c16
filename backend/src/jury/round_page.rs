//! The round, for its panel and the hosts of its challenge. Until it closes: how many cards there are, and nothing of what
//! they say. Afterwards the ranking, in which nobody finds their own pitch, nor one they are tied to, not even as a gap.
use super::{
    casting::casting,
    links::linked,
    ranked::{decided, is_hidden},
    remembered::Known,
    reopening,
};
use crate::{
    Failure, Query,
    store::{Reader, challenges, jury},
};
use async_trait::async_trait;
use domain::{
    Actor, IdeaId, Moment, PersonId, PitchId,
    ideas::Answer,
    jury::{
        AskRound, JurorCoverage, JurorSeverity, OtherEntry, PitchRow, PreparedDecision, Ranking, RoundAbilities, RoundFacts, RoundPage,
        RoundPhase, Rubric, ShortPitch, SteppedAside, departs, may_answer_unjudged, may_ask_reopening, may_close_round, may_decide,
        may_export_ranking, may_export_scores, may_publish, may_see_ranking, may_see_round,
    },
    people::PersonRef,
};
use std::{collections::HashMap, sync::Arc};

/// What the page is put together from.
struct Desk<'a> {
    actor: &'a Actor,
    now: Moment,
    round: RoundFacts,
    authors: HashMap<IdeaId, Vec<PersonId>>,
    barred: jury::Barred,
    /// Who judges what, and the cards handed in.
    known: Arc<Known>,
    decisions: HashMap<IdeaId, PreparedDecision>,
}

#[async_trait]
impl Query for AskRound {
    type Answer = RoundPage;

    async fn answer(self, actor: &Actor, db: &Reader, now: Moment) -> Result<RoundPage, Failure> {
        let round = jury::round_facts(db, self.round).await?.filter(|r| may_see_round(actor, r)).ok_or(Failure::NotFound)?;
        let (challenge, standing, published) = (round.challenge.id, round.challenge.standing, round.published);
        let opening = jury::opening(db, self.round).await?.ok_or(Failure::NotFound)?;
        let rubric = jury::rubric_of(db, challenge, self.round).await?;
        let pitches = jury::pitches(db, self.round).await?;
        let barred = jury::barred(db, self.round, actor.person()).await?;
        let others = if standing { vec![] } else { jury::others(db, challenge, self.round, published).await? };
        let mut authors = jury::authors_in_round(db, self.round).await?;
        if !standing && !published {
            authors.extend(jury::authors_of_entries(db, challenge).await?);
        }
        let decisions = jury::decisions(db, self.round).await?.into_iter().map(|(idea, p)| (idea, shown(p, db))).collect();
        let jurors = challenges::panel(db, challenge).await?;
        let known = match round.phase(now) {
            RoundPhase::Scoring => Arc::new(Known::read(db, self.round).await?),
            RoundPhase::Deliberation | RoundPhase::Published => db.backend().shared.rounds.known(db, self.round).await?,
        };
        let desk = Desk { actor, now, round, authors, barred, known, decisions };
        let aside = if desk.presides() { jury::stepped_aside(db, self.round).await? } else { vec![] };
        let planned = if desk.presides() { jury::per_pitch(db, self.round).await? } else { None };
        let links = match desk.presides() {
            true => linked(db, actor, self.round, (&pitches, &desk.barred), &desk.known.open, &jurors).await?,
            false => vec![],
        };
        let missing = |row: &&jury::Titled| !published && !desk.decisions.contains_key(&IdeaId(row.idea_id));
        let unanswered = pitches.iter().chain(&others).filter(missing).count() as i64;
        let rest = others.iter().filter(missing).count() as i64;
        let shown = pitches.iter().filter(|p| !desk.is_hidden(p)).chain(&others).filter(missing).count() as i64;
        let prizes = challenges::prizes(db, challenge).await?;
        let ranking = desk.ranking(&pitches, &rubric);
        let casting = match ranking.as_ref().filter(|_| published || desk.presides()) {
            Some(ranking) => {
                let shown = pitches.iter().filter(|p| !desk.is_hidden(p));
                let ideas = shown.map(|p| (PitchId(p.id), IdeaId(p.idea_id))).collect();
                casting(db, self.round, published, ranking, &ideas).await?
            }
            None => vec![],
        };
        Ok(RoundPage {
            round: self.round,
            challenge,
            title: opening.title,
            standing,
            phase: desk.round.phase(now),
            opened: db.stamp(opening.opened_at),
            closes: db.stamp(desk.round.closed.unwrap_or(desk.round.closes).0),
            severities: desk.severities(&ranking, &jurors),
            coverage: jurors.into_iter().map(|juror| desk.coverage(juror, &pitches)).collect(),
            aside: desk.aside(aside, &pitches),
            short: planned.map_or_else(Vec::new, |planned| desk.short(&pitches, planned)),
            reopenings: reopening::rows(db, actor, &desk.round, |idea| desk.is_barred(idea), now).await?,
            readings: jury::scores_readings(db, self.round).await?,
            links,
            places: desk.round.places,
            fallback: ranking.as_ref().and_then(|ranking| ranking.fallback),
            departs: desk.departs(&ranking, &pitches),
            // It may speak of places.
            departure: if pitches.iter().any(|p| desk.is_hidden(p)) { String::new() } else { opening.departure },
            casting,
            pitches: desk.pitches(pitches, ranking),
            others: desk.others(others),
            prizes: if standing { vec![] } else { prizes.into_iter().map(|p| (p.id, p.label)).collect() },
            unanswered: if desk.prepares() { shown } else { 0 },
            abilities: desk.abilities(unanswered, rest),
            now: db.stamp(now.0),
        })
    }
}

fn shown(prepared: jury::Prepared, db: &Reader) -> PreparedDecision {
    let jury::Prepared { answer, prize } = prepared;
    let until = answer.until.map(|at| db.stamp(at.0));
    let Answer { verdict, reason, amount, change, criteria, .. } = answer;
    PreparedDecision { verdict, reason, change, amount, until, criteria, prize }
}

impl Desk<'_> {
    fn authors(&self, idea: IdeaId) -> &[PersonId] {
        self.authors.get(&idea).map(Vec::as_slice).unwrap_or_default()
    }

    fn is_own(&self, idea: IdeaId) -> bool {
        self.authors(idea).iter().any(|a| self.actor.is(*a))
    }

    /// One's own pitch, or one that somebody tied to it sees nothing of.
    fn is_hidden(&self, pitch: &jury::Titled) -> bool {
        is_hidden(&self.barred, self.actor, pitch)
    }

    fn is_barred(&self, idea: IdeaId) -> bool {
        self.barred.get(&idea).is_some_and(|barred| barred.iter().any(|person| self.actor.is(*person)))
    }

    /// Who stepped aside from what one may see.
    fn aside(&self, aside: Vec<(PitchId, SteppedAside)>, pitches: &[jury::Titled]) -> Vec<SteppedAside> {
        let is_shown = |of: &PitchId| pitches.iter().any(|p| PitchId(p.id) == *of && !self.is_hidden(p));
        aside.into_iter().filter(|(pitch, _)| is_shown(pitch)).map(|(_, aside)| aside).collect()
    }

    /// What fewer judge than was asked for, of what one may see.
    fn short(&self, pitches: &[jury::Titled], planned: i64) -> Vec<ShortPitch> {
        let shown = pitches.iter().filter(|p| !self.is_hidden(p));
        let judged = shown.map(|p| ShortPitch { title: p.title.clone(), jurors: self.judges(PitchId(p.id)), planned });
        judged.filter(|pitch| pitch.jurors < planned).collect()
    }

    /// How many judge a pitch.
    fn judges(&self, pitch: PitchId) -> i64 {
        self.known.open.get(&pitch).map_or(0, Vec::len) as i64
    }

    fn prepares(&self) -> bool {
        self.presides() || self.round.challenge.hosted_by(self.actor).is_ok()
    }

    fn presides(&self) -> bool {
        self.round.panel.chaired_by(self.actor) || self.round.panel.deputised_by(self.actor)
    }

    /// What is prepared shows to those who prepare it, what is published to all who see the round; to an author nothing. What
    /// would change the answer is in its authors' letter: of the others, those who prepare it alone know.
    fn decision(&self, idea: IdeaId) -> Option<PreparedDecision> {
        let shown = self.round.published || (self.prepares() && !self.is_own(idea));
        let decision = self.decisions.get(&idea).filter(|_| shown).cloned()?;
        let change = if self.prepares() { decision.change } else { String::new() };
        Some(PreparedDecision { change, ..decision })
    }

    fn coverage(&self, juror: PersonRef, pitches: &[jury::Titled]) -> JurorCoverage {
        let shown = || pitches.iter().filter(|p| !self.is_hidden(p)).map(|p| PitchId(p.id));
        let handed_in =
            shown().filter(|p| self.known.cards.get(p).is_some_and(|cards| cards.iter().any(|(by, _)| *by == juror.id))).count() as i64;
        let expected = shown().filter(|p| self.known.open.get(p).is_some_and(|open| open.contains(&juror.id))).count() as i64;
        JurorCoverage { juror, handed_in, expected }
    }

    /// None while scores are sealed.
    fn ranking(&self, pitches: &[jury::Titled], rubric: &Rubric) -> Option<Ranking> {
        let unsealed = may_see_ranking(self.actor, &self.round, self.now);
        unsealed.then(|| self.known.ranking(rubric, pitches, |pitch| self.is_hidden(pitch), self.round.places))
    }

    /// By title while scores are sealed, by rank afterwards; one's own come last, unranked, and what one is tied to not at all.
    fn pitches(&self, pitches: Vec<jury::Titled>, ranking: Option<Ranking>) -> Vec<PitchRow> {
        let seen = |pitch: &&jury::Titled| self.is_own(IdeaId(pitch.idea_id)) || !self.is_hidden(pitch);
        let mut rows: Vec<PitchRow> = pitches.iter().filter(seen).map(|p| self.row(p)).collect();
        let Some(ranking) = ranking else { return rows };
        let order: HashMap<PitchId, usize> = ranking.standings.iter().enumerate().map(|(n, s)| (s.pitch, n)).collect();
        rows.sort_by_key(|row| order.get(&row.pitch).copied().unwrap_or(usize::MAX));
        let ranked = rows.iter_mut().zip(ranking.standings).filter(|(row, standing)| row.pitch == standing.pitch);
        for (row, standing) in ranked {
            (row.place, row.mean, row.fair) = (standing.place, standing.mean, standing.fair);
        }
        rows
    }

    /// How severe jurors are: all of them to who presides, oneself to a juror.
    fn severities(&self, ranking: &Option<Ranking>, jurors: &[PersonRef]) -> Vec<JurorSeverity> {
        let presides = self.presides();
        let severities = ranking.iter().flat_map(|ranking| &ranking.severities).filter(|s| presides || self.actor.is(s.juror));
        let named = severities.filter_map(|s| {
            let juror = jurors.iter().find(|juror| juror.id == s.juror)?.clone();
            Some(JurorSeverity { juror, gives: s.gives })
        });
        named.collect()
    }

    /// To those who prepare decisions.
    fn departs(&self, ranking: &Option<Ranking>, pitches: &[jury::Titled]) -> bool {
        let Some(ranking) = ranking.as_ref().filter(|_| self.presides() && !self.round.published) else { return false };
        let ideas = pitches.iter().map(|p| (PitchId(p.id), IdeaId(p.idea_id))).collect();
        let verdicts = self.decisions.iter().map(|(idea, decision)| (*idea, decision.verdict)).collect();
        departs(decided(ranking, &ideas, &verdicts).into_iter())
    }

    fn row(&self, pitch: &jury::Titled) -> PitchRow {
        let idea = IdeaId(pitch.idea_id);
        let (pitch_id, own) = (PitchId(pitch.id), self.is_own(idea));
        let barred: Vec<PersonId> = self.barred.get(&idea).into_iter().flatten().chain(self.authors(idea)).copied().collect();
        PitchRow {
            pitch: pitch_id,
            idea,
            title: pitch.title.clone(),
            cards: if own { 0 } else { self.known.cards.get(&pitch_id).map_or(0, Vec::len) as i64 },
            expected: if own { 0 } else { self.judges(pitch_id) },
            place: None,
            mean: None,
            fair: None,
            decision: self.decision(idea),
            may_decide: may_decide(self.actor, &self.round, &barred, self.now).is_ok(),
            may_recuse: !own && self.round.panel.seats(self.actor) && self.round.phase(self.now) != RoundPhase::Published,
            own,
        }
    }

    /// Most supported first; a round opens when votes are in.
    fn others(&self, others: Vec<jury::Titled>) -> Vec<OtherEntry> {
        let entry = |other: jury::Titled| {
            let idea = IdeaId(other.idea_id);
            OtherEntry {
                idea,
                title: other.title,
                supports: other.supports,
                decision: self.decision(idea),
                may_answer: may_answer_unjudged(self.actor, &self.round, self.authors(idea), self.now).is_ok(),
            }
        };
        others.into_iter().map(entry).collect()
    }

    fn abilities(&self, unanswered: i64, rest: i64) -> RoundAbilities {
        let Self { actor, round, now, .. } = self;
        let answers = round.phase(*now) != RoundPhase::Published && may_answer_unjudged(actor, round, &[], *now).is_ok();
        RoundAbilities {
            close: may_close_round(actor, round, *now).is_ok(),
            answer_rest: answers && rest > 0,
            publish: may_publish(actor, round, unanswered, *now).is_ok(),
            presides: self.presides(),
            reopen: may_ask_reopening(actor, round, None, *now).is_ok(),
            export_ranking: may_export_ranking(actor, round, *now).is_ok(),
            export_scores: may_export_scores(actor, round, *now).is_ok(),
        }
    }
}
