//! What waits for me, in words, each with the place where it is done.
use crate::{
    language::{Locale, locale, number, tr, trn, when},
    routes,
    ui::{Icon, SectionHead},
};
use domain::{Stamp, home::ToDo};
use leptos::prelude::*;

/// One thing to do, as it is said.
pub struct Task {
    pub icon: icondata::Icon,
    pub words: String,
    pub why: String,
    pub href: String,
    pub act: &'static str,
}

/// Until when it can be done.
pub fn deadline(to_do: &ToDo) -> Option<Stamp> {
    match to_do {
        ToDo::VotesLeft { closes, .. } | ToDo::ToScore { closes, .. } => Some(*closes),
        ToDo::Complete { until, .. } => Some(*until),
        ToDo::Draft { .. }
        | ToDo::ChangesAsked { .. }
        | ToDo::CoAuthor { .. }
        | ToDo::Opinion { .. }
        | ToDo::SecondLook { .. }
        | ToDo::ToReview { .. }
        | ToDo::ToDecide { .. }
        | ToDo::Reopening { .. }
        | ToDo::ToOpen { .. }
        | ToDo::ToAnswer { .. }
        | ToDo::ChooseRanking { .. }
        | ToDo::NoHost { .. }
        | ToDo::SetUp { .. } => None,
    }
}

/// Takes out what can't wait: answers everybody waits for, then whatever closes first. The rest stays in its order.
pub fn most_urgent(mut to_do: Vec<ToDo>) -> (Option<ToDo>, Vec<ToDo>) {
    let due = |to_do: &ToDo| match to_do {
        ToDo::ToDecide { .. } => Some(i64::MIN),
        other => deadline(other).map(|closes| closes.at.0),
    };
    let dues = to_do.iter().enumerate().filter_map(|(place, to_do)| Some((due(to_do)?, place)));
    match dues.min() {
        Some((_, place)) => (Some(to_do.remove(place)), to_do),
        None => (None, to_do),
    }
}

pub fn task(l: Locale, to_do: ToDo) -> Task {
    match to_do {
        ToDo::VotesLeft { challenge, title, left, .. } => Task {
            icon: icondata::LuHeart,
            words: trn!(l, left, home.votes_left_1, home.votes_left_n, title = title.clone()),
            why: tr!(l, home.votes_left_why).to_owned(),
            href: routes::challenge(challenge),
            act: tr!(l, home.votes_left_act),
        },
        ToDo::Draft { idea, title } => Task {
            icon: icondata::LuPencil,
            words: tr!(l, home.draft, title = if title.is_empty() { tr!(l, ideas.untitled).to_owned() } else { title }),
            why: tr!(l, home.draft_why).to_owned(),
            href: routes::edit_idea(idea),
            act: tr!(l, home.draft_act),
        },
        ToDo::ChangesAsked { idea, title } => Task {
            icon: icondata::LuPencil,
            words: tr!(l, home.changes_asked, title = title),
            why: tr!(l, home.changes_asked_why).to_owned(),
            href: routes::edit_idea(idea),
            act: tr!(l, home.changes_asked_act),
        },
        ToDo::Complete { idea, title, .. } => Task {
            icon: icondata::LuPencil,
            words: tr!(l, home.complete, title = title),
            why: tr!(l, home.complete_why).to_owned(),
            href: routes::edit_idea(idea),
            act: tr!(l, home.complete_act),
        },
        ToDo::CoAuthor { idea, title } => Task {
            icon: icondata::LuUsers,
            words: tr!(l, home.co_author, title = if title.is_empty() { tr!(l, ideas.untitled).to_owned() } else { title }),
            why: tr!(l, home.co_author_why).to_owned(),
            href: routes::idea(idea),
            act: tr!(l, home.co_author_act),
        },
        ToDo::Opinion { idea, title } => Task {
            icon: icondata::LuMessageSquare,
            words: tr!(l, home.opinion, title = title),
            why: tr!(l, home.opinion_why).to_owned(),
            href: routes::idea(idea),
            act: tr!(l, home.opinion_act),
        },
        ToDo::SecondLook { idea, title } => Task {
            icon: icondata::LuEye,
            words: tr!(l, home.second_look, title = title),
            why: tr!(l, home.second_look_why).to_owned(),
            href: routes::idea(idea),
            act: tr!(l, home.second_look_act),
        },
        ToDo::ToReview { ideas, late } => Task {
            icon: icondata::LuInbox,
            words: trn!(l, ideas, home.to_review_1, home.to_review_n),
            why: if late > 0 { trn!(l, late, home.late_1, home.late_n) } else { tr!(l, home.to_review_why).to_owned() },
            href: routes::HOST.to_owned(),
            act: tr!(l, home.to_review_act),
        },
        ToDo::ToAnswer { ideas, late } => Task {
            icon: icondata::LuInbox,
            words: trn!(l, ideas, home.to_answer_1, home.to_answer_n),
            why: if late > 0 { trn!(l, late, home.late_1, home.late_n) } else { tr!(l, home.to_answer_why).to_owned() },
            href: routes::HOST.to_owned(),
            act: tr!(l, home.to_answer_act),
        },
        ToDo::NoHost { challenge, title } => Task {
            icon: icondata::LuMegaphone,
            words: tr!(l, home.no_host, title = title),
            why: tr!(l, home.no_host_why).to_owned(),
            href: routes::challenge(challenge),
            act: tr!(l, home.no_host_act),
        },
        ToDo::ChooseRanking { points } => Task {
            icon: icondata::LuTrophy,
            words: trn!(l, points, home.ranking_1, home.ranking_n),
            why: tr!(l, home.ranking_why).to_owned(),
            href: routes::LEADERBOARD.to_owned(),
            act: tr!(l, home.ranking_act),
        },
        ToDo::SetUp { done, of } => Task {
            icon: icondata::LuListChecks,
            words: tr!(l, home.set_up).to_owned(),
            why: tr!(l, home.set_up_why, done = number(l, done), of = number(l, of)),
            href: routes::ADMIN.to_owned(),
            act: tr!(l, home.set_up_act),
        },
        ToDo::ToScore { .. } | ToDo::ToDecide { .. } | ToDo::Reopening { .. } | ToDo::ToOpen { .. } => of_the_jury(l, to_do),
    }
}

fn of_the_jury(l: Locale, to_do: ToDo) -> Task {
    let (words, why, href, act) = match to_do {
        ToDo::ToScore { challenge, left, total, .. } => (
            trn!(l, left, home.to_score_1, home.to_score_n, title = challenge.clone()),
            tr!(l, home.to_score_why, done = number(l, total - left), total = number(l, total)),
            routes::JURY.to_owned(),
            tr!(l, home.to_score_act),
        ),
        ToDo::ToDecide { round, challenge } => (
            tr!(l, home.to_decide, title = challenge),
            tr!(l, home.to_decide_why).to_owned(),
            routes::round(round),
            tr!(l, home.to_decide_act),
        ),
        ToDo::Reopening { round, challenge } => (
            tr!(l, home.reopening, title = challenge),
            tr!(l, home.reopening_why).to_owned(),
            routes::round(round),
            tr!(l, home.reopening_act),
        ),
        ToDo::ToOpen { title, shortlisted, .. } => (
            trn!(l, shortlisted, home.to_open_1, home.to_open_n, title = title.clone()),
            tr!(l, home.to_open_why).to_owned(),
            routes::JURY.to_owned(),
            tr!(l, home.to_open_act),
        ),
        ToDo::VotesLeft { .. }
        | ToDo::Draft { .. }
        | ToDo::ChangesAsked { .. }
        | ToDo::Complete { .. }
        | ToDo::CoAuthor { .. }
        | ToDo::Opinion { .. }
        | ToDo::SecondLook { .. }
        | ToDo::ToReview { .. }
        | ToDo::ToAnswer { .. }
        | ToDo::ChooseRanking { .. }
        | ToDo::NoHost { .. }
        | ToDo::SetUp { .. } => return task(l, to_do),
    };
    Task { icon: icondata::LuGavel, words, why, href, act }
}

/// The list one can finish.
#[component]
pub fn ToDoList(to_do: Vec<ToDo>, now: Stamp) -> impl IntoView {
    let l = locale();
    let any = !to_do.is_empty();
    let rows = to_do.into_iter().map(|to_do| row(l, to_do, &now)).collect_view();
    any.then(|| {
        view! {
            <section aria-labelledby="to-do">
                <SectionHead id="to-do" title=tr!(l, home.to_do)/>
                <ul class="to-do" role="list">{rows}</ul>
            </section>
        }
    })
}

fn row(l: Locale, to_do: ToDo, now: &Stamp) -> impl IntoView + use<> {
    let closes = deadline(&to_do).map(|closes| tr!(l, home.closes, when = when(l, &closes, now)));
    let Task { icon, words, why, href, act } = task(l, to_do);
    let says = tr!(l, home.act_on, act = act, what = words.clone());
    view! {
        <li>
            <Icon of=icon/>
            <div>
                <a href=href.clone()>{words}</a>
                <br/>
                <small>{why} {closes.map(|closes| format!(" {closes}"))}</small>
            </div>
            <a class="button" data-size="small" href=href aria-label=says>{act}</a>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{ChallengeId, Civil, Moment, RoundId};

    const CIVIL: Civil = Civil { year: 2026, month: 11, day: 21, hour: 12, minute: 0, weekday: 6 };

    fn closes(at: i64) -> Stamp {
        Stamp { at: Moment(at), local: CIVIL }
    }

    #[test]
    fn what_closes_first_comes_first_and_answers_before_all() {
        let votes = ToDo::VotesLeft { challenge: ChallengeId(Default::default()), title: "a".into(), left: 2, closes: closes(5) };
        let cards = ToDo::ToScore { round: RoundId(Default::default()), challenge: "b".into(), left: 1, total: 3, closes: closes(9) };
        let decide = ToDo::ToDecide { round: RoundId(Default::default()), challenge: "c".into() };
        let points = ToDo::ChooseRanking { points: 10 };
        let (first, others) = most_urgent(vec![cards.clone(), points.clone(), votes.clone()]);
        assert_eq!((first, others), (Some(votes.clone()), vec![cards, points.clone()]));
        assert_eq!(most_urgent(vec![votes, decide.clone()]).0, Some(decide));
        assert_eq!(most_urgent(vec![points.clone()]), (None, vec![points]));
    }
}
