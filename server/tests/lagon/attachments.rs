//! Files on ideas, through the real router: who may add, have and remove them, what is refused and how it is told, and what
//! browsers are told of what they get.
use crate::{
    authz::copy,
    support::{Answer, House, ask},
    world::{Who, World},
};
use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::{
    IdeaId,
    attachments::{Attachment, FileKind, MOST_BYTES},
};
use image::{DynamicImage, ImageFormat, RgbImage};
use std::io::Cursor;

const PDF: &[u8] = b"%PDF-1.7\n%%EOF";
const JSON: &str = "application/json";
const HTML: &str = "text/html,application/xhtml+xml";

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(RgbImage::new(width, height)).write_to(&mut bytes, ImageFormat::Png).expect("written");
    bytes.into_inner()
}

/// A form with files, as browsers send it (RFC 7578).
fn form(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, content) in files {
        let head =
            format!("--lagon\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--lagon--\r\n");
    body
}

async fn send(house: &House, cookie: &str, idea: IdeaId, accept: &str, site: &str, files: &[(&str, &[u8])]) -> Answer {
    let request = ask(Method::POST, &format!("/files/ideas/{idea}"))
        .header("sec-fetch-site", site)
        .header(header::ACCEPT, accept)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=lagon")
        .header(header::COOKIE, cookie);
    house.send(request.body(Body::from(form(files))).expect("a request")).await
}

/// The company, and the cookies of everybody in it.
struct Scene {
    world: World,
    house: House,
}

impl Scene {
    async fn new() -> Self {
        let first = tempfile::tempdir().expect("a folder");
        let world = World::make(first.path()).await;
        Self { world, house: copy(first.path()).await }
    }

    async fn cookie(&self, who: Who) -> String {
        if who == Who::Anonymous { String::new() } else { self.house.cookie(&who.email()).await }
    }

    /// From the browser's code.
    async fn add(&self, who: Who, idea: IdeaId, files: &[(&str, &[u8])]) -> Answer {
        send(&self.house, &self.cookie(who).await, idea, JSON, "same-origin", files).await
    }

    /// By the author, where it must go well; the one that was added.
    async fn put(&self, idea: IdeaId, name: &str, content: &[u8]) -> Attachment {
        let added = self.add(Who::Author, idea, &[(name, content)]).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        serde_json::from_str::<Vec<Attachment>>(&added.body).expect("a list").pop().expect("a file")
    }

    async fn get(&self, who: Who, path: &str) -> Answer {
        self.house.page(path, &self.cookie(who).await).await
    }
}

#[tokio::test]
async fn its_authors_add_files_and_nobody_else_does() {
    let scene = Scene::new().await;
    let (open, draft) = (scene.world.open, scene.world.draft);
    for (who, of_open, of_draft) in [
        (Who::Anonymous, 401, 401),
        (Who::Employee, 403, 404),
        (Who::Author, 200, 200),
        (Who::Juror, 403, 404),
        (Who::Host, 403, 404),
        (Who::Admin, 403, 404),
    ] {
        let status = async |idea| scene.add(who, idea, &[("plan.pdf", PDF)]).await.status.as_u16();
        assert_eq!((status(open).await, status(draft).await), (of_open, of_draft), "{who:?}");
    }
    let cookie = scene.cookie(Who::Author).await;
    let elsewhere = send(&scene.house, &cookie, open, JSON, "cross-site", &[("plan.pdf", PDF)]).await;
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN);
    let nowhere = send(&scene.house, &cookie, IdeaId(scene.world.employee.0), JSON, "same-origin", &[("plan.pdf", PDF)]).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_plain_form_leads_back_to_its_page_which_says_what_was_wrong() {
    let scene = Scene::new().await;
    let (idea, cookie) = (scene.world.draft, scene.cookie(Who::Author).await);
    let plain = async |cookie: &str, files: &[(&str, &[u8])]| send(&scene.house, cookie, idea, HTML, "same-origin", files).await;
    let done = plain(&cookie, &[("Vue du quai.png", &png(60, 40)), ("plan.pdf", PDF)]).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, format!("/ideas/{idea}/edit#files").as_str()));
    let note = done.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    let page = scene.house.page(&format!("/ideas/{idea}/edit"), &format!("{cookie}; {note}")).await;
    for shown in ["Vue du quai.png", "plan.pdf", "C’est joint.", "Retirer plan.pdf", "enctype=\"multipart/form-data\""] {
        assert!(page.body.contains(shown), "{shown}");
    }
    let refused = plain(&cookie, &[("page.png", b"<!DOCTYPE html><script>attack()</script>")]).await;
    let location = refused.header("location").trim_start_matches("http://127.0.0.1:3000").to_owned();
    assert!(location.starts_with(&format!("/ideas/{idea}/edit?__path=")) && location.ends_with("#files"), "{location}");
    let page = scene.house.page(location.trim_end_matches("#files"), &cookie).await;
    assert!(page.body.contains("page.png\u{a0}: ce type de fichier n’est pas accepté"), "{}", page.body);
    let nothing = plain(&cookie, &[("", b"")]).await;
    assert!(nothing.header("location").contains("__err="), "nothing was chosen: {}", nothing.header("location"));
    let stranger = plain("", &[("plan.pdf", PDF)]).await;
    assert_eq!(stranger.header("location"), format!("/sign-in?next=/ideas/{idea}/edit"));
}

#[tokio::test]
async fn lies_bombs_and_broken_files_are_refused_by_name_and_the_others_taken() {
    let scene = Scene::new().await;
    let mut bomb = png(1, 1);
    // 60,000 x 60,000 dots, with the checksum of a header that says so.
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let crc = |bytes: &[u8]| {
        let step = |c: u32| if c & 1 == 1 { (c >> 1) ^ 0xedb8_8320 } else { c >> 1 };
        !bytes.iter().fold(!0_u32, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |c, _| step(c)))
    };
    let sum = crc(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&sum);
    let (large, broken, picture) = (vec![0; MOST_BYTES + 1], png(60, 40)[..40].to_vec(), png(60, 40));
    let files: [(&str, &[u8]); 6] = [
        ("page.png", b"<html>"),
        ("bombe.png", &bomb),
        ("film.png", &large),
        ("abime.png", &broken),
        ("vide.png", b""),
        ("quai.png", &picture),
    ];
    let answer = scene.add(Who::Author, scene.world.open, &files).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
    for (name, fault) in [
        ("page.png", "wrong_kind"),
        ("bombe.png", "too_many_dots"),
        ("film.png", "too_large"),
        ("abime.png", "broken"),
        ("vide.png", "empty"),
    ] {
        assert!(answer.body.contains(&format!("{{\"name\":\"{name}\",\"fault\":\"{fault}\"}}")), "{name}: {}", answer.body);
    }
    let page = scene.get(Who::Employee, &format!("/ideas/{}", scene.world.open)).await;
    assert!(page.body.contains("alt=\"quai.png\"") && !page.body.contains("bombe.png"));
}

#[tokio::test]
async fn what_hides_behind_a_picture_or_in_its_name_does_not_arrive() {
    let scene = Scene::new().await;
    let mut polyglot = png(60, 40);
    polyglot.extend_from_slice(b"<script>attack()</script>");
    let file = scene.put(scene.world.open, "..\\..\\attack<script>.html", &polyglot).await;
    assert_eq!((file.name.as_str(), file.kind), ("attack<script>.html.png", FileKind::Png));
    for path in [format!("/files/{}", file.id), format!("/files/{}/preview", file.id)] {
        let got = scene.get(Who::Employee, &path).await;
        assert_eq!((got.status, got.header("content-type")), (StatusCode::OK, "image/png"));
        assert!(!got.body.contains("attack"), "{path}");
    }
    let page = scene.get(Who::Employee, &format!("/ideas/{}", scene.world.open)).await;
    assert!(page.body.contains("attack&lt;script") && !page.body.contains("attack<script"), "the name is shown as text");
}

#[tokio::test]
async fn a_document_is_saved_and_never_opened() {
    let scene = Scene::new().await;
    let file = scene.put(scene.world.open, "Été \"2026\".pdf", PDF).await;
    let path = format!("/files/{}", file.id);
    let got = scene.get(Who::Employee, &path).await;
    let disposition = got.header("content-disposition");
    assert!(disposition.starts_with("attachment; filename=\"") && disposition.contains("filename*=UTF-8''%C3%89t%C3%A9"), "{disposition}");
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox; default-src 'none'"),
        ("cache-control", "private, no-cache"),
    ] {
        assert_eq!(got.header(name), value, "{name}");
    }
    assert_eq!(got.body.as_bytes(), PDF);
    let again =
        ask(Method::GET, &path).header(header::COOKIE, scene.cookie(Who::Employee).await).header(header::IF_NONE_MATCH, got.header("etag"));
    assert_eq!(scene.house.send(again.body(Body::empty()).expect("a request")).await.status, StatusCode::NOT_MODIFIED);
    assert_eq!(scene.get(Who::Employee, &format!("{path}/preview")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_may_have_a_file_is_asked_of_its_idea_each_time() {
    let scene = Scene::new().await;
    let everybody = [Who::Anonymous, Who::Employee, Who::Author, Who::Juror, Who::Host, Who::Admin];
    let statuses = async |path: &str| {
        let mut got = Vec::new();
        for who in everybody {
            got.push(scene.get(who, path).await.status.as_u16());
        }
        got
    };
    for (idea, expected) in [
        (scene.world.open, [303, 200, 200, 200, 200, 200]),
        (scene.world.in_review, [303, 404, 200, 404, 200, 404]),
        (scene.world.draft, [303, 404, 200, 404, 404, 404]),
    ] {
        let file = scene.put(idea, "plan.pdf", PDF).await;
        assert_eq!(statuses(&format!("/files/{}", file.id)).await, expected);
    }
    let file = scene.put(scene.world.open, "quai.png", &png(60, 40)).await;
    let path = format!("/files/{}/preview", file.id);
    assert_eq!(statuses(&path).await, [303, 200, 200, 200, 200, 200]);
    let author = scene.cookie(Who::Author).await;
    let withdrawn = format!("idea={}&reason=", scene.world.open);
    assert_eq!(scene.house.call(Method::POST, "/api/ideas/withdraw", &author, &withdrawn).await.status, StatusCode::OK);
    assert_eq!(statuses(&path).await, [303, 404, 200, 404, 200, 404], "withdrawn, it is its authors' and the hosts'");
    assert_eq!(scene.get(Who::Author, "/files/x").await.status, StatusCode::NOT_FOUND);
}
