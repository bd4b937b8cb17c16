//! Settings: defaults, then a TOML file, then `LAGON_*` variables, then flags. Unknown or wrong ones stop the start
//! with one clear line.
use backend::search::Where;
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use ipnet::IpNet;
use serde::{Deserialize, Deserializer, Serialize};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// Where people reach Lagon, and what follows from it.
mod origin;

pub use origin::Origin;

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    Human,
    Json,
}

/// Where mails go out.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// `smtps://user:password@host`, `smtp://host:25?tls=required`.
    pub url: String,
    /// `Lagon <lagon@example.com>`.
    pub from: String,
}

/// The address may hold a password.
impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp").field("from", &self.from).finish_non_exhaustive()
    }
}

/// All settings, as merged.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `sqlite://path` or `postgres://...`; the demo has its own.
    pub database: Option<String>,
    pub listen: SocketAddr,
    pub public_url: Option<String>,
    pub insecure_http: bool,
    pub log: LogFormat,
    pub smtp: Option<Smtp>,
    #[serde(deserialize_with = "one_or_many")]
    pub trusted_proxies: Vec<IpNet>,
    pub demo: bool,
    pub force_demo: bool,
    pub connections: u32,
    /// Where the search index lies.
    pub search_index: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            public_url: None,
            insecure_http: false,
            log: LogFormat::Human,
            smtp: None,
            trusted_proxies: vec![],
            demo: false,
            force_demo: false,
            connections: 4,
            search_index: None,
        }
    }
}

/// A setting that stops the start.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct WrongSetting(pub String);

/// The file that is read where none is named.
const DEFAULT_FILE: &str = "lagon.toml";

/// Variables of the environment by their names without `LAGON_`, and the settings they set.
const VARIABLES: [(&str, &str); 11] = [
    ("database", "database"),
    ("listen", "listen"),
    ("public_url", "public_url"),
    ("insecure_http", "insecure_http"),
    ("log", "log"),
    ("smtp_url", "smtp.url"),
    ("smtp_from", "smtp.from"),
    ("trusted_proxies", "trusted_proxies"),
    ("demo", "demo"),
    ("connections", "connections"),
    ("search_index", "search_index"),
];

impl Config {
    /// Merges file, environment and flags, and checks the result.
    pub fn load(file: Option<&Path>, flags: impl Serialize) -> Result<Self, WrongSetting> {
        if let Some(file) = file.filter(|f| !f.is_file()) {
            return Err(WrongSetting(format!("{} is not a file", file.display())));
        }
        let file = file.unwrap_or(Path::new(DEFAULT_FILE));
        let environment = Env::prefixed("LAGON_").map(|name| {
            let name = name.as_str().to_ascii_lowercase();
            let known = VARIABLES.iter().find(|(variable, _)| *variable == name);
            // An unknown variable stays as it is, and is then an unknown setting.
            known.map_or(name, |(_, setting)| (*setting).to_owned()).into()
        });
        let merged = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(file))
            .merge(environment)
            .merge(Serialized::defaults(flags));
        let config: Self = merged.extract().map_err(|e| WrongSetting(first_line(e)))?;
        config.check()
    }

    fn check(self) -> Result<Self, WrongSetting> {
        self.allow_demo(self.demo)?;
        let origin = self.origin()?;
        if !origin.is_https() && !origin.is_loopback() && !self.insecure_http {
            return Err(WrongSetting(format!(
                "{origin} would send passwords in the clear: put a TLS proxy in front and give its https address as --public-url, or accept the risk with --insecure-http"
            )));
        }
        if self.public_url.is_none() && self.listen.ip().is_unspecified() {
            return Err(WrongSetting(format!(
                "{} is every address of this machine and none that a browser can ask: give the one people use as --public-url",
                self.listen
            )));
        }
        if self.connections == 0 || self.connections > 1000 {
            return Err(WrongSetting("connections: between 1 and 1000".into()));
        }
        Ok(self)
    }

    /// The demo lets anybody in, so only this machine reaches it.
    pub fn allow_demo(&self, demo: bool) -> Result<(), WrongSetting> {
        if demo && !self.listen.ip().is_loopback() && !self.force_demo {
            return Err(WrongSetting(format!(
                "the demo lets anybody in, so it is not served on {}: --force-demo if that is wanted",
                self.listen
            )));
        }
        Ok(())
    }

    /// Where people reach Lagon.
    pub fn origin(&self) -> Result<Origin, WrongSetting> {
        match &self.public_url {
            Some(url) => {
                Origin::parse(url).ok_or_else(|| WrongSetting(format!("public_url: {url:?} is not like https://lagon.example.com")))
            }
            None => Ok(Origin::of_listener(self.listen)),
        }
    }

    pub fn database(&self) -> String {
        let default = if self.demo { "sqlite://./data/demo.db" } else { "sqlite://./data/lagon.db" };
        self.database.clone().unwrap_or_else(|| default.to_owned())
    }

    /// Where the search index lies: what it holds can always be read again from the database.
    pub fn search_index(&self) -> Where {
        self.search_index.clone().map_or_else(|| Where::for_database(&self.database()), Where::Folder)
    }

    /// The backend's part of it. `exclusive`: this process may write for long, so no other server may.
    pub fn backend(&self, exclusive: bool) -> backend::Settings {
        backend::Settings {
            database: self.database(),
            connections: self.connections,
            can_mail: self.smtp.is_some() || self.demo,
            exclusive,
            demo: self.demo,
        }
    }
}

/// Figment's errors, without what spoils one line.
fn first_line(error: figment::Error) -> String {
    error.into_iter().next().map(|e| e.to_string().replace('\n', " ")).unwrap_or_default()
}

/// A list, or one text with commas.
fn one_or_many<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<IpNet>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Given {
        Text(String),
        List(Vec<String>),
    }
    let texts = match Given::deserialize(from)? {
        Given::Text(text) => text.split(',').map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect(),
        Given::List(list) => list,
    };
    let network = |text: &String| text.parse().or_else(|_| text.parse().map(|address: std::net::IpAddr| IpNet::from(address)));
    texts.iter().map(|t| network(t).map_err(|_| serde::de::Error::custom(format!("{t:?} is no address or network")))).collect()
}
