//! What is read of a file, and what is named as odd.
use super::*;

const FILE: &str = "juror,pitch,criterion,score\nAnne,A,reach,4\nAnne,A,cost,2\nBéa,A,reach,5\nAnne,B,reach,1\n";

fn read(text: &str) -> Result<Sheet, String> {
    sheet(text.as_bytes(), None, None)
}

#[test]
fn a_card_is_the_weighted_mean_of_what_was_answered() {
    let weights = weights("reach=3, cost=1").expect("weights");
    let sheet = sheet(FILE.as_bytes(), Some(&weights), Some((0.0, 5.0))).expect("a sheet");
    assert_eq!(
        (sheet.jurors.as_slice(), sheet.pitches.as_slice()),
        (["Anne".to_owned(), "Béa".into()].as_slice(), ["A".to_owned(), "B".into()].as_slice())
    );
    let totals: Vec<(usize, usize, f64)> = sheet.cards.iter().map(|c| (c.juror, c.pitch, c.total)).collect();
    assert_eq!(totals, [(0, 0, 70.0), (0, 1, 20.0), (1, 0, 100.0)]);
    assert_eq!(sheet.cards[0].heaviest, Some(80.0));
}

#[test]
fn what_somebody_skipped_breaks_no_tie() {
    let weights = weights("cost=3, reach=1").expect("weights");
    let sheet = sheet(FILE.as_bytes(), Some(&weights), None).expect("a sheet");
    assert_eq!(sheet.cards.iter().map(|card| card.heaviest).collect::<Vec<_>>(), [Some(4.0), Some(1.0), Some(5.0)], "reach, not cost");
    let none = read("juror,pitch,criterion,score\nAnne,A,x,1\nAnne,B,y,2\n").expect("a sheet");
    assert!(none.cards.iter().all(|card| card.heaviest.is_none()));
}

#[test]
fn a_spreadsheet_in_french_says_the_same() {
    let plain = read("juror,pitch,criterion,score\nAnne,A,x,4.5\n").expect("a sheet");
    assert_eq!(read("\u{feff}Score;Pitch;Juror;Criterion\r\n4,5;A;Anne;x\r\n").expect("a sheet"), plain);
    assert_eq!(read("juror,pitch,criterion,score\n\"Anne\", A ,x, 4.5\n").expect("a sheet"), plain);
}

#[test]
fn an_exported_round_says_itself_what_weighs_and_what_counts() {
    let head = "juror,pitch,criterion,score,weight,counted\n";
    let file = format!("{head}Anne,A,reach,100,3,yes\nAnne,A,cost,50,1,yes\nAnne,A,heart,0,9,no\n");
    assert_eq!(read(&file).expect("a sheet").cards[0].total, 87.5);
    assert!(read(&file).expect("a sheet").hundredths && !read(&file.replace("100,3", "101,3")).expect("a sheet").hundredths);
    assert!(!read(FILE).expect("a sheet").hundredths, "of a scale that nobody told");
    let weights = weights("reach=1,cost=1").expect("weights");
    let flags_first = sheet(file.as_bytes(), Some(&weights), None).expect("a sheet");
    assert_eq!(flags_first.cards[0].total, 75.0);
    for (rows, words) in [
        ("Anne,A,reach,1,0,yes\n", "line 2: \"0\" is not a weight above 0"),
        ("Anne,A,reach,1,3,yes\nBéa,A,reach,1,2,yes\n", "line 3: \"reach\" weighs 2 here and 3 before"),
        ("Anne,A,reach,1,3,oui\n", "line 2: counted is \"oui\", neither yes nor no"),
    ] {
        assert_eq!(read(&format!("{head}{rows}")), Err(words.to_owned()));
    }
}

#[test]
fn what_is_odd_is_named_by_its_line() {
    for (rows, words) in [
        ("Anne,A,x,4\nAnne,A,x,5\n", "line 3: Anne scored \"A\" on \"x\" before, in line 2"),
        ("Anne,A,x,4,5\n", "line 2: 5 values, 4 columns"),
        ("Anne,A,x,vier\n", "line 2: \"vier\" is not a number"),
        ("Anne,A,x,inf\n", "line 2: \"inf\" is not a number"),
        ("Anne,A,x,4\n,A,x,4\n", "line 3: no juror"),
        ("Anne,A,x,\n", "line 2: no score"),
        ("Anne,A,x,vier\nAnne,B,x,4\n,B,x,4\n", "line 2: \"vier\" is not a number; line 4: no juror"),
        ("", "no scores"),
    ] {
        assert_eq!(read(&format!("juror,pitch,criterion,score\n{rows}")), Err(words.to_owned()), "{rows}");
    }
    assert_eq!(read("juror,pitch,score\n"), Err("line 1: no column \"criterion\"".into()));
    assert_eq!(read("juror,juror,pitch,criterion,score\n"), Err("line 1: two columns \"juror\"".into()));
    assert_eq!(sheet(b"juror,pitch,criterion,score\n\xff,A,x,1\n", None, None), Err("line 2: not UTF-8".into()));
    assert_eq!(sheet(FILE.as_bytes(), None, Some((2.0, 5.0))), Err("line 5: 1 is not within 2..5".into()));
    let many = format!("juror,pitch,criterion,score\n{}", "Anne,A,x,?\n".repeat(60));
    let told = read(&many).expect_err("nothing but odd lines");
    assert!(told.contains("line 51: ") && !told.contains("line 52: ") && told.ends_with("; and 10 more"), "{told}");
    let other = weights("reach=1,price=2").expect("weights");
    assert_eq!(sheet(FILE.as_bytes(), Some(&other), None), Err("no score on \"price\", which --weights names".into()));
    let fewer = weights("reach=1").expect("weights");
    assert_eq!(sheet(FILE.as_bytes(), Some(&fewer), None), Err("--weights says nothing of \"cost\"".into()));
}

#[test]
fn flags_are_read_whole() {
    assert_eq!(scale("1..5").expect("a scale"), (1.0, 5.0));
    for nonsense in ["5..1", "1-5", "1..", "1..inf"] {
        assert!(scale(nonsense).is_err(), "{nonsense}");
    }
    for nonsense in ["reach", "reach=0", "reach=-1", "reach=x", "a=1,a=2"] {
        assert!(weights(nonsense).is_err(), "{nonsense}");
    }
}
