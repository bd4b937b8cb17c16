//! The public origin: what browsers call this installation.
use axum::http::Uri;
use std::{
    fmt,
    net::{IpAddr, SocketAddr},
};

/// A scheme, a host and a port, as browsers write them in `Origin`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    https: bool,
    host: String,
    port: Option<u16>,
}

impl Origin {
    /// Reads `https://lagon.example.com`, with or without a slash at the end.
    pub fn parse(url: &str) -> Option<Self> {
        let uri: Uri = url.trim().parse().ok()?;
        let https = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let plain = matches!(uri.path(), "" | "/") && uri.query().is_none();
        let authority = uri.authority().filter(|a| plain && !a.as_str().contains('@'))?;
        let default = if https { 443 } else { 80 };
        let port = authority.port_u16().filter(|port| *port != default);
        Some(Self { https, host: authority.host().to_ascii_lowercase(), port })
    }

    /// `http://` and the address that is listened on.
    pub fn of_listener(listen: SocketAddr) -> Self {
        let host = match listen.ip() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        };
        Self { https: false, host, port: Some(listen.port()).filter(|port| *port != 80) }
    }

    pub fn is_https(&self) -> bool {
        self.https
    }

    /// Whether only this machine reaches it.
    pub fn is_loopback(&self) -> bool {
        let host = self.host.trim_matches(['[', ']']);
        host == "localhost" || host.ends_with(".localhost") || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    /// Whether browsers keep cookies with `Secure` here: over TLS, and on this machine.
    pub fn keeps_secure_cookies(&self) -> bool {
        self.https || self.is_loopback()
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.https { "https" } else { "http" };
        write!(f, "{scheme}://{}", self.host)?;
        self.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_written_as_browsers_do() {
        for (typed, expected) in [
            ("https://Lagon.Example.com/", Some("https://lagon.example.com")),
            ("https://lagon.example.com:443", Some("https://lagon.example.com")),
            ("http://127.0.0.1:3000", Some("http://127.0.0.1:3000")),
            ("http://[::1]:80/", Some("http://[::1]")),
            ("lagon.example.com", None),
            ("ftp://lagon.example.com", None),
            ("https://me@lagon.example.com", None),
            ("https://lagon.example.com/lagon", None),
        ] {
            assert_eq!(Origin::parse(typed).map(|o| o.to_string()).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn secure_cookies_need_tls_or_this_machine() {
        for (typed, kept) in
            [("http://localhost:3000", true), ("http://[::1]:3000", true), ("http://intranet.lan", false), ("https://intranet.lan", true)]
        {
            assert_eq!(Origin::parse(typed).is_some_and(|o| o.keeps_secure_cookies()), kept, "{typed}");
        }
    }
}
