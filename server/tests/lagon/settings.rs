//! Unknown or wrong settings stop the start with one clear line.
use crate::support::lagon;
use std::{path::Path, process::Output};

const BINARY: &str = env!("CARGO_BIN_EXE_lagon");

fn start(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = lagon(BINARY);
    command.current_dir(folder).args(arguments).envs(variables.iter().copied());
    command.output().expect("runs")
}

#[test]
fn wrong_settings_stop_the_start_with_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("other.toml");
    std::fs::write(&file, "databse = \"sqlite://x.db\"\n").expect("written");
    let file = file.to_string_lossy().into_owned();
    let serve = |flags: &[&'static str]| [&["serve"], flags].concat();
    for (arguments, variables, words) in [
        (serve(&["--public-url", "http://intranet.lan"]), vec![], "--insecure-http"),
        (serve(&["--listen", "0.0.0.0:0", "--insecure-http"]), vec![], "--public-url"),
        (serve(&["--public-url", "intranet.lan"]), vec![], "public_url"),
        (serve(&["--demo", "--listen", "0.0.0.0:0"]), vec![], "--force-demo"),
        (serve(&["--database", "mysql://x"]), vec![], "sqlite:// or postgres://"),
        (serve(&["--connections", "0"]), vec![], "connections"),
        (serve(&["--conections", "5"]), vec![], "--conections"),
        (serve(&["--config", "nowhere.toml"]), vec![], "nowhere.toml is not a file"),
        (vec!["serve", "--config", &file], vec![], "databse"),
        (serve(&[]), vec![("LAGON_DATABSE", "x")], "DATABSE"),
        (serve(&[]), vec![("LAGON_LISTEN", "here")], "LISTEN"),
        (serve(&[]), vec![("LAGON_TRUSTED_PROXIES", "10.0.0.0/8,here")], "here"),
        (serve(&[]), vec![("LAGON_SMTP_URL", "smtp://localhost")], "from"),
        (serve(&[]), vec![("LAGON_SMTP_URL", "nonsense"), ("LAGON_SMTP_FROM", "a@b.fr"), ("LAGON_LISTEN", "127.0.0.1:0")], "smtp.url"),
        (vec!["seed"], vec![], "--demo or a size"),
        (vec!["seed", "--demo", "--people", "3"], vec![], "--demo or a size"),
        (vec!["backup", "x", "--database", "postgres://localhost/x"], vec![], "pg_dump"),
    ] {
        let output = start(folder.path(), &arguments, &variables);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?} {variables:?}: {said}");
        assert!(said.contains(words), "{arguments:?} {variables:?}: {said}");
        let usage = said.starts_with("error:");
        assert!(usage || said.trim_end().lines().filter(|line| line.starts_with("lagon: ")).count() == 1, "one line: {said}");
    }
}

#[test]
fn settings_come_from_the_file_then_the_environment_then_flags() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("lagon.toml"), "database = \"sqlite://from_file.db\"\n").expect("written");
    let there = |name: &str| folder.path().join(name).exists();
    assert!(start(folder.path(), &["migrate"], &[]).status.success());
    assert!(there("from_file.db"));
    assert!(start(folder.path(), &["migrate"], &[("LAGON_DATABASE", "sqlite://from_variable.db")]).status.success());
    assert!(there("from_variable.db"));
    let flags = ["migrate", "--database", "sqlite://from_flag.db"];
    assert!(start(folder.path(), &flags, &[("LAGON_DATABASE", "sqlite://from_variable_2.db")]).status.success());
    assert!(there("from_flag.db") && !there("from_variable_2.db"));
}

#[test]
fn a_real_company_is_never_served_as_a_demo() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = ["--database", "sqlite://real.db"];
    assert!(start(folder.path(), &[&["seed", "--ideas", "1"], &database[..]].concat(), &[]).status.success());
    let output = start(folder.path(), &[&["serve", "--demo", "--listen", "127.0.0.1:0"], &database[..]].concat(), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("holds a real company"));
}

#[test]
fn what_is_wrong_in_the_data_is_an_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = ["--database", "sqlite://company.db"];
    let verb = |verb: &[&str]| start(folder.path(), &[verb, &database[..]].concat(), &[]);
    assert!(verb(&["seed", "--people", "30", "--ideas", "20", "--votes", "100", "--comments", "10"]).status.success());
    assert_eq!(verb(&["check"]).status.code(), Some(0));
    assert!(verb(&["rebuild"]).status.success());
    assert_eq!(verb(&["check"]).status.code(), Some(0));
    assert!(verb(&["backup", "copy.db"]).status.success());
    assert!(verb(&["restore", "copy.db"]).status.success());
    assert_eq!(verb(&["check"]).status.code(), Some(0));
    let cookie = verb(&["admin", "session", "--email", "admin@seed.example"]);
    assert!(String::from_utf8_lossy(&cookie.stdout).starts_with("__Host-lagon="), "{cookie:?}");
    let link = verb(&["admin", "create", "--email", "zoe@seed.example", "--name", "Zoé"]);
    assert!(String::from_utf8_lossy(&link.stdout).starts_with("http://127.0.0.1:3000/reset/"), "{link:?}");
}
