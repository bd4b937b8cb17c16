//! The accept loop: what `axum::serve` lacks is `TCP_NODELAY` (streamed pages would wait 40 ms) and a limit on how
//! long a client may take to send its headers.
use axum::{Router, body::Body, extract::Request};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use std::{future::Future, net::SocketAddr, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    signal::unix::{SignalKind, signal},
};
use tower::Service;

/// Who is at the other end of the connection: a browser or a proxy.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// How long a client may take to send its headers.
const HEADERS: Duration = Duration::from_secs(10);
/// How long requests in flight may go on once it is time to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(4);

/// A connection that sends what it has at once (RFC 1122, 4.2.3.4, lets applications turn the waiting off).
struct Prompt(TcpStream);

impl Prompt {
    fn new(stream: TcpStream) -> Self {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY");
        }
        Self(stream)
    }
}

/// Serves until `stop`, then finishes what is in flight.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    serve_within(HEADERS, listener, router, stop).await;
}

async fn serve_within(headers: Duration, listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => attend(Prompt::new(stream), headers, Peer(address), router.clone(), &graceful),
                // Out of file descriptors: those in use will come back.
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    if tokio::time::timeout(LAST_REQUESTS, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
}

fn attend(Prompt(stream): Prompt, headers: Duration, peer: Peer, router: Router, graceful: &GracefulShutdown) {
    let service = hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(peer);
        router.clone().call(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(headers);
    let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection ended");
        }
    });
}

/// Resolves at SIGTERM or Ctrl-C. From this call on they no longer kill the process, so it is made before anybody knows
/// the address.
pub fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        sync::oneshot,
    };

    async fn listening() -> (TcpListener, SocketAddr) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        (listener, address)
    }

    #[tokio::test]
    async fn what_is_written_is_sent_at_once() {
        let (listener, address) = listening().await;
        let (here, there) = tokio::join!(listener.accept(), TcpStream::connect(address));
        let (stream, _) = here.expect("accepted");
        assert!(!stream.nodelay().expect("an option"), "the system waits unless told");
        let Prompt(stream) = Prompt::new(stream);
        assert!(stream.nodelay().expect("an option"));
        drop(there);
    }

    #[tokio::test]
    async fn who_never_ends_the_headers_is_let_go_and_others_are_served() {
        let (listener, address) = listening().await;
        let (end, ended) = oneshot::channel::<()>();
        let router = Router::new().route("/", get(|| async { "here" }));
        let patience = Duration::from_millis(50);
        let server = tokio::spawn(serve_within(patience, listener, router, async { drop(ended.await) }));

        let mut slow = TcpStream::connect(address).await.expect("connected");
        slow.write_all(b"GET / HTTP/1.1\r\nHost: lagon\r\nX-Slow: ").await.expect("sent");
        let mut quick = TcpStream::connect(address).await.expect("connected");
        quick.write_all(b"GET / HTTP/1.1\r\nHost: lagon\r\nConnection: close\r\n\r\n").await.expect("sent");

        let mut answer = String::new();
        quick.read_to_string(&mut answer).await.expect("answered");
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("here"), "{answer}");
        let mut nothing = Vec::new();
        slow.read_to_end(&mut nothing).await.expect("closed");
        assert!(!nothing.starts_with(b"HTTP/1.1 200"), "a request without its end is no request");

        end.send(()).expect("still there");
        server.await.expect("ended");
    }
}
