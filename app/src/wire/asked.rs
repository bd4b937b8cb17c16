//! Questions a page waits for. Asked while the server draws the page, and by the browser when the question changes.
use super::{Answer, Model, Question, Told, http, words};
use crate::{ON_SERVER, error::AppError};
use leptos::prelude::*;
use std::{marker::PhantomData, pin::Pin, sync::Arc};

/// An answer on its way.
type Coming = Pin<Box<dyn Future<Output = Told> + Send>>;

/// What was asked, and its answer of type `T` once it is there.
pub struct Asked<T> {
    told: Resource<Told>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Asked<T> {}

impl<T: Model> Asked<T> {
    /// Asks, and again whenever the question is another one.
    pub fn new<S: Question<Output = T>>(question: impl Fn() -> S + Send + Sync + 'static) -> Self {
        Self::again(|| 0, question)
    }

    /// The same, and again whenever `changes` counts on: after something was sent.
    pub fn again<S: Question<Output = T>>(
        changes: impl Fn() -> usize + Send + Sync + 'static,
        question: impl Fn() -> S + Send + Sync + 'static,
    ) -> Self {
        let question = Arc::new(question);
        let asks = question.clone();
        let what = move || (changes(), words(&asks()));
        let answer = move |words: Result<String, AppError>| -> Coming {
            if ON_SERVER {
                let question = untrack(|| question());
                Box::pin(async move { question.run_body().await.map(Answer::of) })
            } else {
                Box::pin(http::sent(S::PATH, words))
            }
        };
        Self { told: resource(Box::new(what), Box::new(answer)), of: PhantomData }
    }

    /// The answer, once it is there.
    pub fn told(self) -> Resource<Told> {
        self.told
    }

    /// The answer, once it is there.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn answer(self) -> Result<T, AppError> {
        self.told.await?.read()
    }
}

/// Two answers, once both are there.
///
/// # Errors
/// Why one of them is not.
pub fn both<A: Model, B: Model>(answers: &[Answer]) -> Result<(A, B), AppError> {
    match answers {
        [a, b] => Ok((a.read()?, b.read()?)),
        _ => Err(AppError::Outdated),
    }
}

/// How often something was sent, and the question in words: asked again when either changes.
type What = Box<dyn Fn() -> (usize, Result<String, AppError>) + Send + Sync>;

fn resource(what: What, answer: Box<dyn Fn(Result<String, AppError>) -> Coming + Send + Sync>) -> Resource<Told> {
    Resource::new_blocking(what, move |(_, words)| answer(words))
}
