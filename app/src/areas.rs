//! Parts of the browser's code that are fetched when one of their pages is first opened, so that a first visit does not
//! wait for the jury's desk. Pages of one area share a file; what several areas use is in files of its own. Home and the
//! doors are where one comes in: they are no area.
use crate::{
    admin, challenges, credit,
    error::AppError,
    ideas, jury, notices, people, search,
    ui::{failed, page},
};
use leptos::{
    prelude::{AnyView, window},
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_router::ChooseView;

/// The code of an area did not come: the network is gone, or a new version has replaced this one.
struct Missing;

impl Missing {
    fn told(self) -> AnyView {
        let connected = window().navigator().on_line();
        failed(if connected { AppError::Outdated } else { AppError::Offline })
    }
}

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// An area: its pages, and the one function that the browser's code is cut at.
macro_rules! area {
    ($(#[$doc:meta])* $area:ident, $fetch:ident: $pages:ident { $($page:ident => $shows:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub enum $pages {
            $($page,)*
        }

        #[wasm_split($area, wasm_split_path = ::leptos::wasm_split, preload($fetch), fallible)]
        fn $area(shown: $pages) -> Result<AnyView, Missing> {
            Ok(match shown {
                $($pages::$page => page::<$shows>(),)*
            })
        }

        impl ChooseView for $pages {
            async fn choose(self) -> AnyView {
                leptos::prefetch_lazy_fn_on_server(stringify!($area));
                $area(self).await.unwrap_or_else(Missing::told)
            }

            async fn preload(&self) {
                // Should it not come, `choose` says so.
                let _ = $fetch().await;
            }
        }
    };
}

area! {
    /// Ideas: read, written, answered, found.
    idea, fetch_idea: Idea {
        List => ideas::IdeasPage,
        Story => ideas::StoryPage,
        Write => ideas::WritingPage,
        HostDesk => ideas::HostDeskPage,
        Board => ideas::BoardPage,
        Search => search::SearchPage,
    }
}

area! {
    /// Challenges: the invitations, and how they are launched.
    challenge, fetch_challenge: Challenge {
        List => challenges::ChallengesPage,
        New => challenges::NewChallengePage,
        One => challenges::ChallengePage,
        Edit => challenges::EditChallengePage,
        Rules => challenges::RulesPage,
        Results => challenges::ResultsPage,
    }
}

area! {
    /// The jury at work.
    jury_work, fetch_jury_work: Jury {
        Desk => jury::JuryDeskPage,
        Pitch => jury::ScoringPage,
        Compare => jury::ComparisonPage,
        Round => jury::JuryRoundPage,
        Decision => jury::JuryDecisionPage,
        Sealed => jury::SealedScoresPage,
    }
}

area! {
    /// Oneself, one another, and the company.
    company, fetch_company: Company {
        Person => people::PersonPage,
        Leaderboard => credit::LeaderboardPage,
        Points => credit::PointsPage,
        Notices => notices::NoticesPage,
        Mailbox => notices::MailboxPage,
        Settings => people::SettingsPage,
        FooterText => people::FooterTextPage,
        Checklist => admin::AdminPage,
        People => admin::PeopleAdminPage,
        Log => admin::LogPage,
    }
}

/// Fetches what a page needs before it is opened.
pub async fn fetch_for(path: &str) {
    let _ = match path.split(['/', '?']).nth(1) {
        Some("ideas" | "host" | "search") => fetch_idea().await,
        Some("challenges") => fetch_challenge().await,
        Some("jury") => fetch_jury_work().await,
        Some("people" | "leaderboard" | "points" | "notifications" | "settings" | "about" | "admin") => fetch_company().await,
        _ => Ok(()),
    };
}
