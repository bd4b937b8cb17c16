//! What every request needs: the backend, the public origin, the site's files.
use crate::{
    config::Origin,
    rendering::Rendering,
    site::{Site, Style},
};
use app::gateway::Door;
use backend::Backend;
use ipnet::IpNet;
use leptos::config::LeptosOptions;
use std::sync::Arc;

/// A running Lagon, as its router knows it. Cheap to clone.
#[derive(Clone)]
pub struct Installation(Arc<Parts>);

struct Parts {
    backend: Backend,
    origin: Origin,
    proxies: Vec<IpNet>,
    site: Site,
    options: LeptosOptions,
    style: Style,
    rendering: Rendering,
}

impl Installation {
    pub fn new(backend: Backend, origin: Origin, proxies: Vec<IpNet>, site: Site) -> Self {
        let (options, style) = (site.options(), Style::of(&site));
        Self(Arc::new(Parts { backend, origin, proxies, site, options, style, rendering: Rendering::new() }))
    }

    pub fn backend(&self) -> &Backend {
        &self.0.backend
    }

    pub fn origin(&self) -> &Origin {
        &self.0.origin
    }

    /// Networks whose `X-Forwarded-For` is believed.
    pub fn proxies(&self) -> &[IpNet] {
        &self.0.proxies
    }

    pub fn site(&self) -> &Site {
        &self.0.site
    }

    pub fn options(&self) -> LeptosOptions {
        self.0.options.clone()
    }

    pub fn style(&self) -> &Style {
        &self.0.style
    }

    pub(crate) fn rendering(&self) -> &Rendering {
        &self.0.rendering
    }

    /// How the session cookie is called and sent here.
    pub fn door(&self) -> Door {
        Door { cookie_name: self.cookie("lagon"), secure: self.origin().keeps_secure_cookies() }
    }

    /// A cookie's name: bound to this host by its prefix, wherever browsers keep that (RFC 6265bis, 4.1.3.2).
    pub fn cookie(&self, name: &str) -> String {
        if self.origin().keeps_secure_cookies() { format!("__Host-{name}") } else { name.to_owned() }
    }
}
