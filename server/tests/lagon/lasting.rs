//! What is acknowledged survives: the process is killed in the middle of a thousand votes, and ends in time when asked.
use crate::support::{lagon, settings};
use backend::{
    Backend,
    operations::{Size, check, seed},
    people::issue_session,
};
use domain::{Actor, IdeaId, ideas::AskIdea};
use http_body_util::{BodyExt, Full};
use hyper::{Request, body::Bytes, client::conn::http1};
use hyper_util::rt::TokioIo;
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Stdio},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader as TokioBufReader},
    net::TcpStream,
    sync::mpsc,
};

/// A server process; killed when the test ends, however it ends.
pub struct Running {
    pub child: Child,
    pub address: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    /// Starts a server on a free port.
    pub fn start(binary: &str, folder: &Path, arguments: &[&str]) -> Self {
        let mut command = lagon(binary);
        command.current_dir(folder).args(["serve", "--listen", "127.0.0.1:0"]).args(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().expect("starts");
        let mut lines = BufReader::new(child.stdout.take().expect("an output")).lines();
        let address = lines.find_map(|line| line.ok()?.strip_prefix("Lagon: http://").map(str::to_owned)).expect("an address");
        // Whatever else it says must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address }
    }

    pub async fn connect(&self) -> http1::SendRequest<Full<Bytes>> {
        let stream = TcpStream::connect(&self.address).await.expect("connects");
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.expect("speaks HTTP");
        tokio::spawn(connection);
        sender
    }
}

/// A vote through HTTP; whether it was acknowledged.
async fn vote(sender: &mut http1::SendRequest<Full<Bytes>>, cookie: &str, idea: IdeaId) -> Option<bool> {
    let request = Request::post("/api/votes/set")
        .header("host", "127.0.0.1")
        .header("sec-fetch-site", "same-origin")
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("cookie", cookie)
        .body(Full::new(Bytes::from(format!("idea={idea}&votes=1"))))
        .expect("a request");
    sender.ready().await.ok()?;
    let response = sender.send_request(request).await.ok()?;
    let acknowledged = response.status().is_success();
    response.into_body().collect().await.ok()?;
    Some(acknowledged)
}

const SIZE: Size = Size { people: 14, ideas: 160, votes: 0, comments: 0, challenges: 0, random_seed: 5 };

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_loses_no_acknowledged_vote() {
    let folder = tempfile::tempdir().expect("a folder");
    let (ideas, cookies) = prepare(folder.path()).await;
    let server = Running::start(env!("CARGO_BIN_EXE_lagon"), folder.path(), &["--database", "sqlite://./test.db"]);
    let (acknowledge, mut acknowledged) = mpsc::unbounded_channel();
    for (voter, cookie) in cookies {
        let (ideas, acknowledge, mut sender) = (ideas.clone(), acknowledge.clone(), server.connect().await);
        tokio::spawn(async move {
            for idea in ideas {
                match vote(&mut sender, &cookie, idea).await {
                    Some(true) => drop(acknowledge.send((voter.clone(), idea))),
                    // One's own idea, or one that is answered.
                    Some(false) => {}
                    None => return,
                }
            }
        });
    }
    drop(acknowledge);
    let mut kept = Vec::new();
    while let Some(vote) = acknowledged.recv().await {
        kept.push(vote);
        if kept.len() == 400 {
            drop(server);
            break;
        }
    }
    while let Some(vote) = acknowledged.recv().await {
        kept.push(vote);
    }
    assert!(kept.len() >= 400, "only {} votes were acknowledged", kept.len());
    let backend = Backend::open(settings(folder.path()), true).await.expect("opens again");
    for (voter, idea) in kept {
        let page = backend.ctx(voter).ask(AskIdea { idea }).await.expect("an idea");
        assert_eq!(page.ballot.mine, 1, "{idea}");
    }
    assert_eq!(check(&backend).await.expect("checked"), vec![]);
    backend.close().await;
}

/// A company with ideas to vote for, and its voters with their cookies.
async fn prepare(folder: &Path) -> (Vec<IdeaId>, Vec<(Actor, String)>) {
    let backend = Backend::open(settings(folder), true).await.expect("opens");
    seed(&backend, SIZE).await.expect("seeded");
    let mut cookies = Vec::new();
    for voter in 4..14 {
        let token = issue_session(&backend, &format!("p{voter}@seed.example")).await.expect("issued");
        let actor = backend.actor(&token).await.expect("known");
        cookies.push((actor, format!("__Host-lagon={token}")));
    }
    let ideas = crate::support::ideas(&backend, &cookies[0].0, 100).await;
    backend.close().await;
    (ideas, cookies)
}

/// Sends the first half of a vote, and waits until the server asks for the second.
async fn half_a_vote(server: &Running, cookie: &str, body: &str) -> TokioBufReader<TcpStream> {
    let mut stream = TokioBufReader::new(TcpStream::connect(&server.address).await.expect("connects"));
    let head = format!(
        "POST /api/votes/set HTTP/1.1\r\nhost: 127.0.0.1\r\nsec-fetch-site: same-origin\r\naccept: application/json\r\n\
         content-type: application/x-www-form-urlencoded\r\ncookie: {cookie}\r\ncontent-length: {}\r\nexpect: 100-continue\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.expect("sent");
    let mut line = String::new();
    stream.read_line(&mut line).await.expect("an answer");
    assert!(line.starts_with("HTTP/1.1 100"), "{line}");
    stream.read_line(&mut line).await.expect("an empty line");
    stream
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_asked_to_stop_stops_in_time_and_finishes_what_it_is_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let (ideas, cookies) = prepare(folder.path()).await;
    let mut server = Running::start(env!("CARGO_BIN_EXE_lagon"), folder.path(), &["--database", "sqlite://./test.db"]);
    // An idle connection must not hold it up.
    let _idle = server.connect().await;
    let (voter, cookie) = cookies.first().expect("a voter");
    let mut waiting = Vec::new();
    // One of them is no idea of the voter's own.
    for idea in &ideas[..2] {
        let body = format!("idea={idea}&votes=1");
        waiting.push((half_a_vote(&server, cookie, &body).await, body));
    }
    #[expect(clippy::disallowed_methods, reason = "how long it takes to stop")]
    let asked = Instant::now();
    let stop = std::process::Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status().expect("asked");
    assert!(stop.success());
    let mut kept = 0;
    for (mut stream, body) in waiting {
        stream.write_all(body.as_bytes()).await.expect("sent");
        let mut answer = String::new();
        stream.read_line(&mut answer).await.expect("answered");
        kept += i64::from(answer.starts_with("HTTP/1.1 200"));
    }
    let status = loop {
        if let Some(status) = server.child.try_wait().expect("waited") {
            break status;
        }
        assert!(asked.elapsed() < Duration::from_secs(5), "it still runs");
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    assert!(status.success(), "{status}");
    assert!(!folder.path().join("test.db-wal").exists(), "everything is in the file");
    let backend = Backend::open(settings(folder.path()), true).await.expect("opens");
    assert!(kept > 0, "what had begun was answered");
    let mut mine = 0;
    for idea in &ideas[..2] {
        mine += backend.ctx(voter.clone()).ask(AskIdea { idea: *idea }).await.expect("an idea").ballot.mine;
    }
    assert_eq!(mine, kept, "and kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_on_one_file_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let _first = Running::start(env!("CARGO_BIN_EXE_lagon"), folder.path(), &["--database", "sqlite://./one.db"]);
    let second = lagon(env!("CARGO_BIN_EXE_lagon"))
        .current_dir(folder.path())
        .args(["serve", "--listen", "127.0.0.1:0", "--database", "sqlite://./one.db"])
        .output()
        .expect("runs");
    assert_eq!(second.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&second.stderr).contains("another Lagon serves this file"));
}
