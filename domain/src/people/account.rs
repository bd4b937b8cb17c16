//! Coming in: set-up of a new company, invitations, sign-in, reset.
use crate::{DepartmentId, FieldErrors, InvitationId, Language, PersonId, Problem, SiteId, text};
use serde::{Deserialize, Serialize};

pub const LONGEST_NAME: u32 = 80;
pub const LONGEST_EMAIL: u32 = 254;
/// NIST SP 800-63B: at least 15 where a password stands alone, no composition rules.
pub const SHORTEST_PASSWORD: u32 = 15;
pub const LONGEST_PASSWORD: u32 = 256;

/// An e-mail address, lower case, as it is compared. RFC 5321 lengths; one `@`, a dotted domain.
pub fn email(typed: &str) -> Result<String, Problem> {
    let address = text::line(typed, LONGEST_EMAIL)?.to_lowercase();
    let (local, domain) = address.split_once('@').ok_or(Problem::NotAnEmail)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let domain_ok = domain.contains('.')
        && domain.chars().all(plain)
        && !domain.starts_with(['.', '-'])
        && !domain.ends_with(['.', '-'])
        && !domain.contains("..");
    let local_ok =
        !local.is_empty() && local.len() <= 64 && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c));
    if domain_ok && local_ok { Ok(address) } else { Err(Problem::NotAnEmail) }
}

/// A new password: 15 to 256 characters, no composition rules, nothing easy to guess.
pub fn password(typed: &str, company: &str, about: &[&str]) -> Result<String, Problem> {
    let length = typed.chars().count();
    if length < SHORTEST_PASSWORD as usize {
        return Err(if length == 0 { Problem::Required } else { Problem::TooShort { least: SHORTEST_PASSWORD } });
    }
    if length > LONGEST_PASSWORD as usize {
        return Err(Problem::TooLong { most: LONGEST_PASSWORD });
    }
    if is_easy(&text::fold(typed), company, about) { Err(Problem::TooCommon) } else { Ok(typed.to_owned()) }
}

/// Words everybody tries first, and what anybody knows of this person and company.
fn is_easy(folded: &str, company: &str, about: &[&str]) -> bool {
    const COMMON: [&str; 14] = [
        "password",
        "motdepasse",
        "azerty",
        "qwerty",
        "123456",
        "bonjour",
        "welcome",
        "soleil",
        "lagon",
        "letmein",
        "admin",
        "marketing",
        "changeme",
        "iloveyou",
    ];
    let mut rest: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    let known = about
        .iter()
        .chain([&company])
        .map(|w| text::fold(w))
        .flat_map(|w| w.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() >= 4).map(str::to_owned).collect::<Vec<_>>());
    for word in COMMON.iter().map(|w| (*w).to_owned()).chain(known) {
        rest = rest.replace(&word, "");
    }
    let distinct = rest.chars().collect::<std::collections::BTreeSet<_>>().len();
    // What is left once the obvious is gone must still be worth guessing.
    rest.chars().count() < 6 || distinct < 4
}

/// The first start of a real company: its name and its first admin.
#[derive(Clone, Debug)]
pub struct FoundCompany {
    pub code: String,
    pub company: String,
    pub name: String,
    pub email: String,
    pub password: String,
    pub language: String,
}

/// Where the installation stands, for those who have not signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontDoor {
    pub company: String,
    pub set_up: bool,
    /// The persons of the demo company one can step into.
    pub demo: Vec<DemoPerson>,
}

/// A card on the demo's sign-in page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoPerson {
    pub person: PersonId,
    pub name: String,
    /// What they do, and what waits for them.
    pub who: String,
}

#[derive(Clone, Debug)]
pub struct AskFrontDoor;

#[derive(Clone, Debug)]
pub struct SignIn {
    pub email: String,
    pub password: String,
    /// What the browser says it is, shown in the list of sessions.
    pub device: String,
    /// The address the request came from; counted, hashed, never shown.
    pub from: String,
}

/// Steps into a person of the demo company.
#[derive(Clone, Debug)]
pub struct StepInto {
    pub person: PersonId,
    pub device: String,
}

#[derive(Clone, Debug)]
pub struct SignOut;

#[derive(Clone, Debug)]
pub struct AskReset {
    pub email: String,
    pub from: String,
}

#[derive(Clone, Debug)]
pub struct ResetPassword {
    pub token: String,
    pub password: String,
}

#[derive(Clone, Debug)]
pub struct ChangePassword {
    pub current: String,
    pub new: String,
}

/// Ends one of one's own sessions, or all others.
#[derive(Clone, Debug)]
pub struct EndSession {
    pub session: Option<crate::SessionId>,
}

/// Invites people by their addresses, pasted as they are.
#[derive(Clone, Debug)]
pub struct Invite {
    pub addresses: String,
    pub department: Option<DepartmentId>,
    pub site: Option<SiteId>,
}

/// Makes a joining link limited to e-mail domains.
#[derive(Clone, Debug)]
pub struct MakeJoiningLink {
    pub domains: String,
    pub department: Option<DepartmentId>,
    pub site: Option<SiteId>,
}

/// Makes a link with which somebody chooses a new password, for an admin to hand on.
#[derive(Clone, Debug)]
pub struct MakeResetLink {
    pub person: PersonId,
}

#[derive(Clone, Debug)]
pub struct RevokeInvitation {
    pub invitation: InvitationId,
}

/// Accepts an invitation or a joining link.
#[derive(Clone, Debug)]
pub struct Join {
    pub token: String,
    pub name: String,
    pub email: String,
    pub password: String,
    pub language: String,
    pub device: String,
}

/// What an invitation says before it is accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenInvitation {
    pub company: String,
    /// Fixed for a personal invitation, to be typed for a joining link.
    pub email: Option<String>,
    pub domains: Vec<String>,
    /// The address has to be proved by mail before anything else.
    pub prove: bool,
}

/// Asks for a mail that proves an address of a joining link's domains.
#[derive(Clone, Debug)]
pub struct ProveAddress {
    pub token: String,
    pub email: String,
    pub language: String,
    pub from: String,
}

#[derive(Clone, Debug)]
pub struct AskInvitation {
    pub token: String,
}

/// Addresses separated by commas, semicolons, spaces or lines, also as `Name <address>`.
pub fn addresses(pasted: &str) -> Result<Vec<String>, FieldErrors> {
    let mut found: Vec<String> = Vec::new();
    for word in pasted.split([',', ';', '\n', '\r', '\t', ' ']) {
        let word = word.trim_matches(['<', '>', '"', '\'', '(', ')']);
        if !word.contains('@') {
            continue;
        }
        let address = email(word).map_err(|problem| FieldErrors::one("addresses", problem))?;
        if !found.contains(&address) {
            found.push(address);
        }
    }
    match found.len() {
        0 => Err(FieldErrors::one("addresses", Problem::Required)),
        1..=500 => Ok(found),
        _ => Err(FieldErrors::one("addresses", Problem::TooMany { most: 500 })),
    }
}

/// E-mail domains as typed: `brisemer.fr, atelier.brisemer.fr`.
pub fn domains(typed: &str) -> Result<Vec<String>, FieldErrors> {
    let found: Vec<String> =
        typed.split([',', ';', ' ', '\n']).map(|d| d.trim().trim_start_matches('@').to_lowercase()).filter(|d| !d.is_empty()).collect();
    let problem = if found.is_empty() {
        Some(Problem::Required)
    } else if found.iter().any(|d| email(&format!("x@{d}")).is_err()) {
        Some(Problem::NotAChoice)
    } else {
        None
    };
    match problem {
        Some(problem) => Err(FieldErrors::one("domains", problem)),
        None => Ok(found),
    }
}

/// A link to hand on, shown once, and whether a mail took it along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedLink {
    pub email: Option<String>,
    pub path: String,
    pub mailed: bool,
}

/// The language typed in a form; French when it is none.
pub fn language(typed: &str) -> Language {
    typed.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_what_people_paste() {
        let pasted = "Anne Dupré <Anne@Brisemer.fr>; paul@brisemer.fr,\nanne@brisemer.fr";
        assert_eq!(addresses(pasted), Ok(vec!["anne@brisemer.fr".into(), "paul@brisemer.fr".into()]));
        assert_eq!(addresses("nobody"), Err(FieldErrors::one("addresses", Problem::Required)));
        assert_eq!(addresses("a@b"), Err(FieldErrors::one("addresses", Problem::NotAnEmail)));
    }

    #[test]
    fn passwords_are_long_and_hard_to_guess_without_composition_rules() {
        for (typed, expected) in [
            ("", Err(Problem::Required)),
            ("court", Err(Problem::TooShort { least: 15 })),
            ("motdepasse12345", Err(Problem::TooCommon)),
            ("brisemerbrisemer", Err(Problem::TooCommon)),
            ("AnneDupréAnneDupré", Err(Problem::TooCommon)),
            ("aaaaaaaaaaaaaaaaa", Err(Problem::TooCommon)),
        ] {
            assert_eq!(password(typed, "Brisemer", &["Anne Dupré"]), expected, "{typed}");
        }
        assert!(password("trois parapluies au port", "Brisemer", &["Anne Dupré"]).is_ok());
    }

    #[test]
    fn addresses_that_no_mail_reaches_are_refused() {
        for typed in ["a", "@b.fr", "a@b", "a b@c.fr", "a@b..fr", "a@-b.fr", "a@b.fr@c.fr"] {
            assert_eq!(email(typed), Err(Problem::NotAnEmail), "{typed}");
        }
    }
}
