//! Forms without JavaScript: a refusal leads back to the page, and what was typed is there.
use crate::support::House;
use axum::http::{Method, StatusCode};

fn pair(set_cookie: &str) -> String {
    set_cookie.split(';').next().unwrap_or_default().to_owned()
}

/// The path and query of an absolute address.
fn path(location: &str) -> String {
    format!("/{}", location.splitn(4, '/').nth(3).unwrap_or_default())
}

#[tokio::test]
async fn what_was_typed_comes_back_and_the_password_does_not() {
    let house = House::new().await;
    let form = "email=marguerite%40seed.example&password=trois+parapluies+au+port&next=%2F";
    let refused = house.post("/api/people/sign_in", "/sign-in", "", form).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER);
    let cookie = refused.header("set-cookie");
    assert!(cookie.starts_with("__Host-lagon-form=") && cookie.contains("HttpOnly") && cookie.contains("Max-Age=600"), "{cookie}");
    let back = path(refused.header("location"));
    assert!(back.starts_with("/sign-in?"), "{back}");
    let page = house.page(&back, &pair(cookie)).await;
    assert!(page.body.contains("value=\"marguerite@seed.example\""), "{}", page.body);
    assert!(!page.body.contains("parapluies"), "{}", page.body);
}

#[tokio::test]
async fn what_was_typed_is_for_that_browser_and_that_page_only() {
    let house = House::new().await;
    let refused = house.post("/api/people/sign_in", "/sign-in", "", "email=marguerite%40seed.example&password=x").await;
    let (back, cookie) = (path(refused.header("location")), pair(refused.header("set-cookie")));
    let error = back.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
    for (what, path, cookie) in [
        ("another browser", back.clone(), String::new()),
        ("a wrong key", back.clone(), "__Host-lagon-form=00".to_owned()),
        ("another page", format!("/reset?{error}"), cookie.clone()),
        ("the page later, without the error", "/sign-in".to_owned(), cookie.clone()),
    ] {
        let page = house.page(&path, &cookie).await;
        assert!(!page.body.contains("marguerite"), "{what}");
    }
    let again = house.post("/api/people/sign_in", "/sign-in", &cookie, "email=suzanne%40seed.example&password=x").await;
    assert_eq!(pair(again.header("set-cookie")), cookie, "one key a browser");
    assert!(house.page(&back, &cookie).await.body.contains("suzanne"));
}

#[tokio::test]
async fn what_succeeds_is_not_kept() {
    let house = House::new().await;
    let somebody = house.cookie("p5@seed.example").await;
    let done = house.post("/api/people/sign_out", "/", &somebody, "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(!done.header("set-cookie").contains("lagon-form"));
    let me = house.call(Method::GET, "/api/people/me", &somebody, "").await;
    assert!(!me.body.contains("seed.example"), "signed out: {}", me.body);
}

#[tokio::test]
async fn a_session_that_ended_meanwhile_costs_nobody_their_words() {
    let house = House::new().await;
    let ended = "__Host-lagon=0000000000000000000000000000000000000000000000000000000000000000";
    let refused = house.post("/api/ideas/write", "/ideas/new", ended, "title=Un+bon+dans+chaque+colis&intent=submit").await;
    let (back, key) = (path(refused.header("location")), pair(refused.header("set-cookie")));
    assert!(back.starts_with("/ideas/new?") && key.starts_with("__Host-lagon-form="), "{back} {key}");
    let door = house.page(&back, &key).await;
    assert_eq!(door.status, StatusCode::SEE_OTHER);
    assert!(door.header("location").starts_with("/sign-in?next=/ideas/new"), "{}", door.header("location"));
    let again = format!("{}; {key}", house.cookie("p5@seed.example").await);
    let page = house.page(&back, &again).await;
    assert!(page.body.contains("value=\"Un bon dans chaque colis\""), "{}", page.body);
}

#[tokio::test]
async fn what_went_well_is_said_once_on_the_page_of_its_form() {
    let house = House::new().await;
    let somebody = house.cookie("p5@seed.example").await;
    let done = house.post("/api/people/choose_ranking", "/settings", &somebody, "ranked=on").await;
    let note = pair(done.header("set-cookie"));
    assert_eq!(note, "__Host-lagon-done=/api/people/choose_ranking");
    let page = house.page(&path(done.header("location")), &format!("{somebody}; {note}")).await;
    assert_eq!(page.body.matches("C’est enregistré.").count(), 1, "{}", page.body);
    assert!(page.header("set-cookie").starts_with("__Host-lagon-done=;") && page.header("set-cookie").contains("Max-Age=0"));
    let later = house.page("/settings", &somebody).await;
    assert!(!later.body.contains("C’est enregistré."));
}

#[tokio::test]
async fn links_to_hand_on_are_shown_once_without_scripts_too() {
    let house = House::new().await;
    let admin = house.cookie("admin@seed.example").await;
    let done = house.post("/api/admin/invite", "/admin/people", &admin, "addresses=paul%40seed.example%2C+zoe%40seed.example").await;
    assert_eq!((done.status, done.body.as_str()), (StatusCode::SEE_OTHER, ""));
    let mut cookies: Vec<String> = done.headers.get_all("set-cookie").iter().filter_map(|c| c.to_str().ok()).map(pair).collect();
    cookies.push(admin.clone());
    let page = house.page(&path(done.header("location")), &cookies.join("; ")).await;
    let shown = |body: &str| body.matches("value=\"http://127.0.0.1:3000/join/").count();
    assert_eq!(shown(&page.body), 2, "{}", page.body);
    let key = cookies.iter().find(|cookie| cookie.contains("lagon-form")).cloned().expect("a key");
    assert_eq!(shown(&house.page("/admin/people", &format!("{admin}; {key}")).await.body), 0, "once");
    let stranger = house.page("/admin/people", &format!("{admin}; __Host-lagon-done=/api/admin/invite")).await;
    assert_eq!(shown(&stranger.body), 0, "in that browser only");
}
