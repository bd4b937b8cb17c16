//! Mails over SMTP: refused for now, they are kept and tried again; accepted, they arrive once, in the reader's language.
use crate::support::{House, settings};
use axum::http::Method;
use backend::{Backend, Settings};
use server::{
    config::{Origin, Smtp},
    jobs::mail::Post,
};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// A mail server on loopback that speaks as much of RFC 5321 as a sender needs.
#[derive(Clone, Default)]
struct PostOffice {
    /// What was handed over.
    letters: Arc<Mutex<Vec<String>>>,
    /// Says "later" (451) instead of taking a letter.
    closed: Arc<Mutex<bool>>,
}

impl PostOffice {
    async fn open(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let office = self.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(office.clone().serve(stream));
            }
        });
        format!("smtp://{address}")
    }

    async fn serve(self, stream: TcpStream) {
        let mut stream = BufReader::new(stream);
        let mut line = String::new();
        let mut answer = "220 office.example\r\n";
        loop {
            if stream.write_all(answer.as_bytes()).await.is_err() || answer.starts_with("221") {
                return;
            }
            line.clear();
            if stream.read_line(&mut line).await.unwrap_or_default() == 0 {
                return;
            }
            answer = match line.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
                "EHLO" => "250-office.example\r\n250 8BITMIME\r\n",
                "MAIL" if *self.closed.lock().expect("a lock") => "451 later\r\n",
                "DATA" => {
                    let _ = stream.write_all(b"354 go on\r\n").await;
                    let letter = letter(&mut stream).await;
                    self.letters.lock().expect("a lock").push(letter);
                    "250 taken\r\n"
                }
                "QUIT" => "221 bye\r\n",
                _ => "250 ok\r\n",
            };
        }
    }
}

async fn letter(stream: &mut BufReader<TcpStream>) -> String {
    let (mut text, mut line) = (String::new(), String::new());
    while stream.read_line(&mut line).await.unwrap_or_default() > 0 && line != ".\r\n" {
        text.push_str(&line);
        line.clear();
    }
    text
}

/// A company that can mail, and in which somebody asked for a new password.
async fn somebody_asked() -> House {
    let house = House::new().await;
    let House { backend, folder, .. } = house;
    backend.close().await;
    let settings = Settings { can_mail: true, exclusive: false, ..settings(folder.path()) };
    let mailing = Backend::open(settings, true).await.expect("opens");
    let house = House::around(mailing, folder, "http://127.0.0.1:3000");
    let asked = house.call(Method::POST, "/api/people/ask_reset", "", "email=p5%40seed.example").await;
    assert_eq!(asked.status, 200);
    house
}

#[tokio::test]
async fn a_letter_arrives_once_with_its_link() {
    let (office, house) = (PostOffice::default(), somebody_asked().await);
    let smtp = Smtp { url: office.open().await, from: "Lagon <lagon@seed.example>".into() };
    let origin = Origin::parse("http://127.0.0.1:3000").expect("an origin");
    let post = Post::new(origin, Some(&smtp), false).expect("settings").expect("a way");
    post.send_due(&house.backend).await.expect("sent");
    post.send_due(&house.backend).await.expect("nothing left");
    let letters = office.letters.lock().expect("a lock").clone();
    assert_eq!(letters.len(), 1, "{letters:?}");
    let letter = letters[0].replace("=\r\n", "");
    assert!(letter.contains("To: p5@seed.example") && letter.contains("From: Lagon <lagon@seed.example>"), "{letter}");
    assert!(letter.contains("http://127.0.0.1:3000/reset/"), "{letter}");
}

#[tokio::test]
async fn an_office_that_says_later_is_not_hammered() {
    let (office, house) = (PostOffice::default(), somebody_asked().await);
    *office.closed.lock().expect("a lock") = true;
    let smtp = Smtp { url: office.open().await, from: "Lagon <lagon@seed.example>".into() };
    let origin = Origin::parse("http://127.0.0.1:3000").expect("an origin");
    let post = Post::new(origin, Some(&smtp), false).expect("settings").expect("a way");
    post.send_due(&house.backend).await.expect("tried");
    assert!(office.letters.lock().expect("a lock").is_empty());
    *office.closed.lock().expect("a lock") = false;
    post.send_due(&house.backend).await.expect("not due yet");
    assert!(office.letters.lock().expect("a lock").is_empty(), "it waits before the next try");
}
