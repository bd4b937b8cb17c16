//! What happens when. Acts are planned in any order and played in the order of their moments, each by its own actor on
//! a clock set back to that moment.
use crate::{Backend, Ctx, Failure};
use domain::{Actor, CommentId, IdeaId, Moment, RoundId};
use std::{collections::HashMap, future::Future, pin::Pin};

/// What earlier acts made, by key, for later acts.
#[derive(Default)]
pub struct Made {
    pub ideas: HashMap<String, IdeaId>,
    pub comments: HashMap<String, CommentId>,
    pub rounds: HashMap<String, RoundId>,
}

type Doing<'a> = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send + 'a>>;
type Act = Box<dyn for<'a> FnOnce(Ctx, &'a mut Made) -> Doing<'a> + Send>;

struct Planned {
    at: Moment,
    who: Actor,
    what: String,
    act: Act,
}

#[derive(Default)]
pub struct Timeline {
    planned: Vec<Planned>,
}

impl Timeline {
    /// Plans an act of somebody at a moment; `what` names it where it fails.
    pub fn plan<F>(&mut self, at: Moment, who: Actor, what: impl Into<String>, act: F)
    where
        F: for<'a> FnOnce(Ctx, &'a mut Made) -> Doing<'a> + Send + 'static,
    {
        self.planned.push(Planned { at, who, what: what.into(), act: Box::new(act) });
    }

    /// Plays everything that happens until `now`.
    pub async fn play(mut self, backend: &Backend, now: Moment) -> Result<(), Failure> {
        self.planned.sort_by_key(|p| p.at);
        let mut made = Made::default();
        for planned in self.planned.into_iter().filter(|p| p.at <= now) {
            let ctx = backend.ctx(planned.who).offset_by(planned.at.since(now));
            (planned.act)(ctx, &mut made).await.map_err(|e| Failure::Unexpected(format!("demo, {}: {e}", planned.what)))?;
        }
        Ok(())
    }
}
