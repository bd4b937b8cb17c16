//! Two worlds in which somebody else wrote an idea whose name is hidden: nobody but its author and whoever may know is told
//! apart the one from the other, by any page or function.
use crate::{support::House, two_worlds::Base, world::Who};
use backend::operations::rewrite;

/// An identifier as SQLite's statements have it.
pub fn blob(id: impl ToString) -> String {
    format!("x'{}'", id.to_string().replace('-', ""))
}

pub async fn write(house: &House, statements: &[String]) {
    for statement in statements {
        rewrite(&house.backend, statement).await.expect("written");
    }
}

/// As if `to` had written what `from` did, in everything the database says of it.
async fn somebody_else_wrote_it(house: &House, base: &Base) {
    let world = &base.world;
    let (idea, department) = (blob(world.hidden), blob(world.departments[1]));
    let [from, to] = [world.author, world.other_author].map(blob);
    let of = format!("idea_id = {idea}");
    write(
        house,
        &[
            format!("UPDATE idea SET author_id = {to}, department_id = {department} WHERE id = {idea}"),
            format!("UPDATE idea_author SET person_id = {to} WHERE {of}"),
            format!("UPDATE transition SET by_person = {to} WHERE {of} AND by_person = {from}"),
            format!("UPDATE comment SET author_id = {to} WHERE {of} AND as_author"),
            format!("UPDATE attachment SET added_by = {to} WHERE {of}"),
            format!("UPDATE held_point SET person_id = {to} WHERE {of}"),
            format!("UPDATE notice SET by_person = {to} WHERE subject_id = {idea} AND by_person = {from}"),
            format!("UPDATE notice SET person_id = {to} WHERE subject_id = {idea} AND person_id = {from}"),
            format!("UPDATE event SET by_person = {to} WHERE body LIKE '%{}%' AND by_person = {from}", world.hidden),
        ],
    )
    .await;
}

/// A juror manages the author, and not the other one: what is kept from that juror alone would tell.
async fn is_managed_by_a_juror(house: &House, base: &Base) {
    let (author, juror) = (blob(base.world.author), Who::Juror.email());
    let sql = format!("UPDATE person SET manager_id = (SELECT id FROM person WHERE email = '{juror}') WHERE id = {author}");
    write(house, &[sql]).await;
}

#[tokio::test]
async fn who_hides_their_name_is_known_to_nobody_else() {
    let base = Base::make().await;
    base.before(is_managed_by_a_juror).await;
    let (one, other) = base
        .two(async |house, is_other| {
            if is_other {
                somebody_else_wrote_it(house, &base).await;
            }
        })
        .await;
    let strangers = [Who::Anonymous, Who::Employee, Who::Juror, Who::Chair, Who::Host, Who::Admin, Who::Deputy];
    let (cells, leaks) = base.compare(&one, &other, &strangers).await;
    assert!(cells > 250 && leaks.is_empty(), "{cells} cells, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    let (_, seen) = base.compare(&one, &other, &[Who::Author]).await;
    assert!(seen.iter().any(|leak| leak.contains("/ideas/")), "its author sees it: the comparison can tell");
    println!("hidden names: {cells} cells tried, 0 leaks");
}

#[tokio::test]
async fn who_enters_a_blind_challenge_is_known_to_its_hosts_alone() {
    let base = Base::make().await;
    base.before(async |house, base| {
        is_managed_by_a_juror(house, base).await;
        let idea = blob(base.world.hidden);
        write(house, &[format!("UPDATE idea SET name_hidden = FALSE, blind = TRUE WHERE id = {idea}")]).await;
    })
    .await;
    let (one, other) = base
        .two(async |house, is_other| {
            if is_other {
                somebody_else_wrote_it(house, &base).await;
            }
        })
        .await;
    let strangers = [Who::Anonymous, Who::Employee, Who::Juror, Who::Chair, Who::Admin, Who::Deputy];
    let (cells, leaks) = base.compare(&one, &other, &strangers).await;
    assert!(cells > 200 && leaks.is_empty(), "{cells} cells, {} leaks:\n{}", leaks.len(), leaks.join("\n"));
    let (_, seen) = base.compare(&one, &other, &[Who::Host]).await;
    assert!(seen.iter().any(|leak| leak.contains("ideas/board")), "hosts see it: {}", seen.join("\n"));
    println!("blind entries: {cells} cells tried, 0 leaks");
}
