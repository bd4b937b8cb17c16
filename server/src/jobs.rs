//! What runs beside the requests while Lagon serves: followers, the search index, the scheduler, the mail. Each ends between two pieces of
//! work, so that nothing is cut in half.
use backend::{
    Backend,
    search::{Follower, Stumble, Where},
};
use std::time::Duration;
use tokio::{sync::watch, task::JoinSet};

/// Sending what waits in the outbox.
pub mod mail;

use mail::Post;

/// The running jobs.
pub struct Jobs {
    tasks: JoinSet<()>,
    stop: watch::Sender<bool>,
}

/// How often followers look even if nobody rang.
const LOOK: Duration = Duration::from_secs(5);
const SCHEDULE: Duration = Duration::from_secs(30);
const MAIL: Duration = Duration::from_secs(3);
/// How long a job may take to end its piece of work.
const LAST_WORK: Duration = Duration::from_millis(800);

impl Jobs {
    pub fn start(backend: &Backend, post: Option<Post>, search_index: Where) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();
        tasks.spawn(follow(backend.clone(), stopped.clone()));
        tasks.spawn(index(backend.clone(), search_index, stopped.clone()));
        tasks.spawn(tend(backend.clone(), stopped.clone()));
        if let Some(post) = post {
            tasks.spawn(send(backend.clone(), post, stopped));
        }
        Self { tasks, stop }
    }

    /// Lets each job end what it is at.
    pub async fn stop(mut self) {
        let _ = self.stop.send(true);
        let ended = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(LAST_WORK, ended).await.is_err() {
            tracing::warn!("a job did not end in time");
        }
    }
}

/// Whether it is time to stop, asked while waiting.
async fn asked(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

async fn follow(backend: Backend, mut stop: watch::Receiver<bool>) {
    loop {
        if let Err(failure) = backend.settle().await {
            tracing::error!(%failure, "the followers stumbled; they will try again");
            tokio::select! { () = asked(&mut stop) => return, () = tokio::time::sleep(LOOK) => {} }
        }
        tokio::select! { () = asked(&mut stop) => return, () = backend.until_something_happens(LOOK) => {} }
    }
}

/// Keeps the search index of this server. Whatever is wrong with it, it is made anew, and nobody is refused a page.
async fn index(backend: Backend, place: Where, mut stop: watch::Receiver<bool>) {
    let mut keeper: Option<Follower> = None;
    loop {
        let caught_up = tokio::select! { () = asked(&mut stop) => return, done = catch_up(&backend, &place, &mut keeper) => done };
        if let Err(stumble) = caught_up {
            tracing::warn!(%stumble, "the search index stumbled; it will try again");
            if matches!(stumble, Stumble::Index(_))
                && let Some(broken) = keeper.take()
            {
                broken.give_up();
            }
            tokio::select! { () = asked(&mut stop) => return, () = tokio::time::sleep(LOOK) => {} }
        } else {
            tokio::select! { () = asked(&mut stop) => return, () = backend.until_events_are_placed(LOOK) => {} }
        }
    }
}

async fn catch_up(backend: &Backend, place: &Where, keeper: &mut Option<Follower>) -> Result<u64, Stumble> {
    let follower = match keeper {
        Some(follower) => follower,
        None => keeper.insert(Follower::begin(backend, place).await?),
    };
    follower.catch_up().await
}

async fn tend(backend: Backend, mut stop: watch::Receiver<bool>) {
    loop {
        if let Err(failure) = backend::operations::tend(&backend).await {
            tracing::error!(%failure, "the scheduler stumbled; it will try again");
        }
        tokio::select! { () = asked(&mut stop) => return, () = tokio::time::sleep(SCHEDULE) => {} }
    }
}

async fn send(backend: Backend, post: Post, mut stop: watch::Receiver<bool>) {
    loop {
        if let Err(failure) = post.send_due(&backend).await {
            tracing::error!(%failure, "the outbox stumbled; it will try again");
        }
        tokio::select! { () = asked(&mut stop) => return, () = tokio::time::sleep(MAIL) => {} }
    }
}
