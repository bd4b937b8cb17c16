//! A jury round as files: who gets them, what they hold, and that the ranking's own tool reads them again.
use crate::{
    authz::{Answer, copy},
    support::{House, ask, lagon},
    world::{Who, World},
};
use Answer::{Done, Hidden, Refused};
use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use backend::Ctx;
use calamine::{Data, Reader, Xlsx};
use domain::{
    RoundId,
    challenges::FoundStanding,
    ideas::{IdeaForm, Intent, OpenIdea, Shortlist, WriteIdea},
    jury::{
        AskJuryDesk, AskScoringDesk, CardState, CloseRound, CriterionForm, MarkForm, OpenRound, PanelForm, Remarks, RubricForm, ScorePitch,
        SeatPanel, WriteRubric,
    },
};
use std::io::Cursor;

const FILES: [&str; 3] = ["scores.csv", "ranking.csv", "round.xlsx"];

async fn ctx(house: &House, email: &str) -> Ctx {
    house.backend.ctx(house.backend.actor(&house.session(email).await).await.expect("known"))
}

fn file(round: RoundId, name: &str) -> String {
    format!("/jury/rounds/{round}/{name}")
}

#[tokio::test]
async fn everybody_gets_what_they_may_and_nothing_before_the_close() {
    let first = tempfile::tempdir().expect("a folder");
    let world = World::make(first.path()).await;
    let house = copy(first.path()).await;
    // Employee, author, juror, chair, host, admin, deputy.
    let sealed = [Hidden, Hidden, Refused, Refused, Refused, Hidden, Refused];
    let scores = [Hidden, Hidden, Refused, Done, Refused, Hidden, Done];
    let ranking = [Hidden, Hidden, Refused, Done, Done, Hidden, Done];
    let rows = FILES.map(|name| (world.scoring, name, sealed)).into_iter().chain([
        (world.deliberating, "scores.csv", scores),
        (world.deliberating, "ranking.csv", ranking),
        (world.deliberating, "round.xlsx", ranking),
    ]);
    let mut wrong = Vec::new();
    for (round, name, expected) in rows {
        let path = file(round, name);
        let stranger = house.page(&path, "").await;
        assert_eq!(stranger.status, StatusCode::SEE_OTHER, "{path}");
        assert!(stranger.header("location").starts_with("/sign-in?next=/jury/rounds/"), "{}", stranger.header("location"));
        let mut got = Vec::new();
        for who in &Who::ALL[1..] {
            let answer = house.page(&path, &house.cookie(&who.email()).await).await;
            got.push(Answer::of(answer.status));
            if answer.status == StatusCode::OK {
                assert_eq!(answer.header("cache-control"), "private, no-store", "{path}");
                assert!(answer.header("content-disposition").starts_with("attachment; filename=\""), "{path}");
                assert_eq!(answer.header("x-content-type-options"), "nosniff");
            }
        }
        if got != expected {
            wrong.push(format!("{name}: expected {expected:?}, got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "employee, author, juror, chair, host, admin, deputy:\n{}", wrong.join("\n"));
    let chair = house.cookie(&Who::Chair.email()).await;
    for nowhere in ["/jury/rounds/x/scores.csv".to_owned(), file(RoundId(world.pitch.0), "scores.csv")] {
        assert_eq!(house.page(&nowhere, &chair).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    assert_eq!(house.page(&file(world.deliberating, "other.csv"), &chair).await.status, StatusCode::NOT_FOUND);
    let posted =
        ask(Method::POST, &file(world.deliberating, "scores.csv")).header("sec-fetch-site", "same-origin").header(header::COOKIE, &chair);
    assert_eq!(house.send(posted.body(Body::empty()).expect("a request")).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

/// A round in a tank of its own, on six pitches and a rubric of which something may be skipped and something does not
/// count; the chair closes it when everybody has handed in.
async fn judged(house: &House) -> RoundId {
    let (host, author, chair) = (
        ctx(house, "host@brisemer.example").await,
        ctx(house, "author@brisemer.example").await,
        ctx(house, "chair@brisemer.example").await,
    );
    let id = |ctx: &Ctx| ctx.actor().person().expect("a person");
    let text =
        domain::challenges::ChallengeText::standing("Été : l’atelier".into(), Default::default(), "Un mot".into(), "Des règles".into());
    let tank = house.backend.system().run(FoundStanding { text, hosts: vec![id(&host)] }).await.expect("founded");
    let line = |name: &str, weight: &str, optional: &str, uncounted: &str| CriterionForm {
        name: name.into(),
        help: String::new(),
        weight: weight.into(),
        levels: "0\n1\n2\n3\n4".into(),
        optional: optional.into(),
        uncounted: uncounted.into(),
    };
    let criteria = vec![line("Portée", "3", "", ""), line("Coût", "2", "on", ""), line("=Cœur", "9", "", "on")];
    host.run(WriteRubric { challenge: tank, form: RubricForm { criteria } }).await.expect("written");
    let jurors = ["chair@brisemer.example", "deputy@brisemer.example", "juror@brisemer.example"];
    let mut contexts = Vec::new();
    for juror in jurors {
        contexts.push(ctx(house, juror).await);
    }
    let names: Vec<String> = contexts.iter().map(|ctx| id(ctx).to_string()).collect();
    let form = PanelForm { chair: names[0].clone(), deputy: names[1].clone(), jurors: names.clone() };
    host.run(SeatPanel { challenge: tank, form }).await.expect("seated");
    for title in ["Un bon, deux", "Un bon, deux", "@tous", "Le \"quai\"", "=2+2", "Zoé"] {
        let form = IdeaForm { title: title.into(), one_liner: "Un mot".into(), problem: "Un problème".into(), ..IdeaForm::default() };
        let write = WriteIdea { idea: None, version: 0, challenge: Some(tank), form, intent: Intent::Submit };
        let idea = author.run(write).await.expect("entered").idea;
        host.run(OpenIdea { idea }).await.expect("opened");
        host.run(Shortlist { idea, on: true, reason: String::new() }).await.expect("shortlisted");
    }
    let open = OpenRound { challenge: tank, closes: "2099-01-01T18:00".into(), places: "2".into(), per_pitch: String::new() };
    let round = chair.run(open).await.expect("opened");
    for (juror, ctx) in contexts.iter().enumerate() {
        let desk = ctx.ask(AskJuryDesk).await.expect("a desk");
        let queue = &desk.rounds.iter().find(|r| r.round == round).expect("the round").queue;
        let mut titles: Vec<_> = queue.iter().filter(|item| item.state == CardState::ToDo).collect();
        titles.sort_by_key(|item| (item.title.clone(), item.pitch));
        for (n, item) in titles.into_iter().enumerate() {
            let desk = ctx.ask(AskScoringDesk { pitch: item.pitch }).await.expect("a desk");
            let mark = |(c, criterion): (usize, &domain::jury::Criterion)| MarkForm {
                criterion: criterion.id.to_string(),
                // The second criterion is skipped now and then.
                level: if c == 1 && (n + juror).is_multiple_of(3) { String::new() } else { ((n * 2 + juror + c) % 5).to_string() },
                note: "+ 1, vraiment".into(),
            };
            let marks = desk.rubric.0.iter().enumerate().map(mark).collect();
            ctx.run(ScorePitch { pitch: item.pitch, marks, remarks: Remarks::default(), hand_in: true, since: None })
                .await
                .expect("handed in");
        }
    }
    chair.run(CloseRound { round }).await.expect("closed");
    round
}

fn rows(file: &str) -> Vec<Vec<String>> {
    let text = file.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn the_ranking_tool_reads_exported_scores_and_finds_the_same_ranking() {
    let folder = tempfile::tempdir().expect("a folder");
    World::make(folder.path()).await;
    let house = copy(folder.path()).await;
    let round = judged(&house).await;
    let chair = house.cookie(&Who::Chair.email()).await;
    let scores = house.page(&file(round, "scores.csv"), &chair).await;
    assert_eq!(scores.header("content-type"), "text/csv; charset=utf-8");
    let named = "attachment; filename=\"ete-l-atelier-notes.csv\"; filename*=UTF-8''%C3%89t%C3%A9%20l%E2%80%99atelier%20-%20Notes.csv";
    assert_eq!(scores.header("content-disposition"), named);
    let ranking = house.page(&file(round, "ranking.csv"), &chair).await;
    let (scored, ranked) = (rows(&scores.body), rows(&ranking.body));
    assert_eq!(scored.len(), 1 + 3 * 6 * 3 - 6, "a row for each mark, none for what was skipped");
    assert_eq!((scored[0].join(","), ranked.len()), ("juror,pitch,criterion,score,level,label,weight,counted,note".into(), 7));
    let dangerous = |cell: &String| cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    assert!(!scored.iter().chain(&ranked).flatten().any(dangerous), "no cell is a formula");
    assert!(scored.iter().any(|row| row[2] == "'=Cœur" && row[7] == "no") && ranked.iter().any(|row| row[1] == "Un bon, deux (2)"));

    std::fs::write(folder.path().join("scores.csv"), &scores.body).expect("written");
    let arguments = ["jury", "rank", "scores.csv", "--funded", "2", "--format", "csv"];
    let output = lagon(env!("CARGO_BIN_EXE_lagon")).current_dir(folder.path()).args(arguments).output().expect("runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = format!("\u{feff}{}", String::from_utf8_lossy(&output.stdout));
    let again = rows(&text);
    let number = |typed: &str| typed.parse::<f64>().expect("a number");
    assert_eq!(again.len(), ranked.len());
    for row in &ranked[1..] {
        let other = again.iter().find(|other| other[1] == row[1]).unwrap_or_else(|| panic!("{} is not in it", row[1]));
        assert_eq!((&row[0], &row[7]), (&other[0], &other[7]), "place and cards of {}", row[1]);
        for column in [2, 3, 4, 5] {
            assert!((number(&row[column]) - number(&other[column])).abs() < 0.01, "{row:?} {other:?}");
        }
    }
}

#[tokio::test]
async fn a_workbook_has_the_scores_for_who_presides_and_the_ranking_alone_for_a_host() {
    let folder = tempfile::tempdir().expect("a folder");
    World::make(folder.path()).await;
    let house = copy(folder.path()).await;
    let round = judged(&house).await;
    let take = async |who: Who| house.page(&file(round, "round.xlsx"), &house.cookie(&who.email()).await).await;
    let (chair, host) = (take(Who::Chair).await, take(Who::Host).await);
    assert_eq!(chair.header("content-type"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    // The names of a package's parts stand in it as they are.
    for (name, of_chair, of_host) in [("xl/worksheets/sheet1.xml", true, true), ("xl/worksheets/sheet2.xml", true, false)] {
        assert_eq!((chair.body.contains(name), host.body.contains(name)), (of_chair, of_host), "{name}");
    }
    // Sheet by sheet and cell by cell the workbook says what the files say.
    let mut workbook = Xlsx::new(Cursor::new(chair.bytes.to_vec())).expect("a workbook");
    for (sheet, name) in ["ranking.csv", "scores.csv"].into_iter().enumerate() {
        let (_, cells) = workbook.worksheets().into_iter().nth(sheet).expect(name);
        let csv = house.page(&file(round, name), &house.cookie(&Who::Chair.email()).await).await;
        let told = rows(&csv.body);
        assert_eq!(cells.rows().len(), told.len(), "{name}");
        for (cells, told) in cells.rows().skip(1).zip(&told[1..]) {
            // Beyond them chances are in hundredths, and words in the reader's language.
            for (cell, told) in cells.iter().zip(told).take(6) {
                match cell {
                    Data::Float(number) => assert!((number - told.parse::<f64>().expect(told)).abs() < 0.001, "{number} {told}"),
                    Data::Empty => assert_eq!(told, "", "{name}"),
                    text => assert_eq!(&text.to_string(), told, "{name}"),
                }
            }
        }
    }
    house.backend.settle().await.expect("settled");
    let admin = ctx(&house, &Who::Admin.email()).await;
    let log = admin.ask(domain::admin::AskLog::default()).await.expect("the log");
    let told = serde_json::to_string(&log).expect("JSON");
    assert_eq!(told.matches("scores_exported").count(), 4, "each file that was taken: {told}");
}
