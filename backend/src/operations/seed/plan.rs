//! The company before it is written: people, challenges, ideas, who supports what, who says what, in the order of time.
use super::{
    SeedError, Size,
    chance::{Dice, apportion, coprime},
    words,
};
use domain::{
    ChallengeId, CommentId, Event, IdeaId, Moment, PersonId,
    ideas::Stage,
    jury::Verdict,
    time::{DAY, HOUR, MINUTE},
};
use uuid::Uuid;

/// How many people run the company: an admin and three hosts, who neither enter nor vote.
pub const ORGANISERS: usize = 4;
const FEWEST_PEOPLE: usize = 12;
/// How far back it goes.
const PAST: i64 = 120 * DAY;

pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub department: usize,
    pub site: usize,
    pub ranked: Option<bool>,
}

/// The first is the shark tank, which has no calendar.
pub struct Challenge {
    pub id: ChallengeId,
    pub title: String,
    /// Opens, submissions close, voting closes, judging closes, results.
    pub calendar: Option<[Moment; 5]>,
    pub host: usize,
}

pub struct Idea {
    pub id: IdeaId,
    pub challenge: usize,
    pub author: usize,
    /// Chooses its words.
    pub words: u64,
    pub submitted: Moment,
    pub stage: Stage,
    pub answered: Option<(Verdict, Moment)>,
    pub supports: i64,
    pub comments: i64,
    /// Where its supports and comments begin.
    pub supports_from: usize,
    pub comments_from: usize,
}

pub struct Comment {
    pub id: CommentId,
    pub parent: Option<CommentId>,
    pub author: usize,
    pub words: u64,
    pub useful: bool,
    pub at: Moment,
}

pub struct Plan {
    pub now: Moment,
    pub departments: Vec<Uuid>,
    pub sites: Vec<Uuid>,
    pub people: Vec<Person>,
    pub challenges: Vec<Challenge>,
    pub ideas: Vec<Idea>,
    /// Voter and time, idea by idea.
    pub supports: Vec<(u32, Moment)>,
    /// Idea by idea.
    pub comments: Vec<Comment>,
    /// What happened, when, and by whom where that is said; in the order of time.
    pub events: Vec<(Moment, Option<u32>, Event)>,
    pub seed: u64,
    dice: Dice,
}

impl Plan {
    pub fn draw(size: Size, now: Moment) -> Result<Self, SeedError> {
        let people = (size.people as usize).max(FEWEST_PEOPLE);
        let voters = people - ORGANISERS - 1;
        if (size.votes as usize) > voters * size.ideas as usize {
            return Err(SeedError::TooManyVotes { votes: size.votes, people, ideas: size.ideas });
        }
        let mut dice = Dice::of_part(size.random_seed, 0);
        let start = now.plus(-PAST);
        let mut ids = |n: usize| (0..n).map(|_| dice.id(start)).collect::<Vec<Uuid>>();
        let (departments, sites) = (ids(words::DEPARTMENTS.len()), ids(words::SITES.len()));
        let mut plan = Self {
            now,
            departments,
            sites,
            people: (0..people).map(|n| person(&mut dice, n, start)).collect(),
            challenges: (0..=size.challenges as usize).map(|n| challenge(&mut dice, n, start, now)).collect(),
            ideas: vec![],
            supports: Vec::with_capacity(size.votes as usize),
            comments: Vec::with_capacity(size.comments as usize),
            events: Vec::with_capacity(size.votes as usize + size.ideas as usize * 2 + size.comments as usize),
            seed: size.random_seed,
            dice,
        };
        plan.invent(size.ideas as usize);
        plan.vote(size.votes as usize);
        plan.talk(size.comments as usize);
        plan.tell();
        Ok(plan)
    }

    /// Ideas in the order of their submission, six of ten in the shark tank.
    fn invent(&mut self, number: usize) {
        let open: Vec<usize> = (1..self.challenges.len()).filter(|c| self.window(*c).is_some()).collect();
        for _ in 0..number {
            let challenge = if self.dice.percent(60) { 0 } else { self.dice.one_of(&open).unwrap_or(0) };
            let (from, to) = self.window(challenge).unwrap_or((self.now, self.now));
            let submitted = self.dice.between(from, to);
            let author = ORGANISERS + self.dice.below(self.people.len() - ORGANISERS);
            let (stage, answered) = self.fate(challenge, submitted);
            let (id, words) = (self.dice.id(submitted), self.dice.number());
            let idea = Idea {
                id,
                challenge,
                author,
                words,
                submitted,
                stage,
                answered,
                supports: 0,
                comments: 0,
                supports_from: 0,
                comments_from: 0,
            };
            self.ideas.push(idea);
        }
        self.ideas.sort_by_key(|idea| (idea.submitted, idea.id));
    }

    /// When a challenge took entries so far.
    fn window(&self, challenge: usize) -> Option<(Moment, Moment)> {
        let latest = self.now.plus(-HOUR);
        match self.challenges[challenge].calendar {
            None => Some((self.now.plus(-PAST + DAY), latest)),
            Some([opens, closes, ..]) => (opens < latest).then(|| (opens, closes.min(latest))),
        }
    }

    /// What became of an idea: those in challenges wait for their jury.
    fn fate(&mut self, challenge: usize, submitted: Moment) -> (Stage, Option<(Verdict, Moment)>) {
        let answered = submitted.plus(25 * DAY);
        if challenge > 0 || answered >= self.now {
            return (Stage::Open, None);
        }
        match self.dice.below(100) {
            0..8 => (Stage::Declined, Some((Verdict::Declined, answered))),
            8..12 => (Stage::Deferred, Some((Verdict::Deferred, answered))),
            12..16 => (Stage::Funded, Some((Verdict::Funded, answered))),
            16..21 => (Stage::Shortlisted, None),
            _ => (Stage::Open, None),
        }
    }

    /// Until when an idea was supported and discussed.
    fn lively_until(&self, idea: &Idea) -> Moment {
        let closes = self.challenges[idea.challenge].calendar.map_or(self.now, |c| c[2]);
        idea.answered.map_or(closes, |(_, at)| at).min(self.now)
    }

    /// A few ideas get much, many a little. Each voter once: they are taken in steps around the circle of voters.
    fn vote(&mut self, number: usize) {
        let voters = self.people.len() - ORGANISERS;
        let weights: Vec<f64> = self.ideas.iter().map(|idea| 1.0 / ((idea.words % 997) as f64 + 30.0)).collect();
        let shares = apportion(number, &weights, voters - 1);
        for (n, share) in shares.into_iter().enumerate() {
            let (first, step) = (self.dice.below(voters), coprime(voters, self.dice.below(voters)));
            let (from, to) = (self.ideas[n].submitted.plus(MINUTE), self.lively_until(&self.ideas[n]));
            let author = self.ideas[n].author;
            let circle = (0..voters).map(|k| ORGANISERS + (first + k * step) % voters).filter(|voter| *voter != author);
            let begin = self.supports.len();
            for voter in circle.take(share) {
                let at = self.dice.between(from, to);
                self.supports.push((voter as u32, at));
            }
            self.ideas[n].supports_from = begin;
            self.ideas[n].supports = (self.supports.len() - begin) as i64;
        }
    }

    fn talk(&mut self, number: usize) {
        let weights: Vec<f64> = self.ideas.iter().map(|idea| 1.0 / ((idea.words % 499) as f64 + 20.0)).collect();
        let shares = apportion(number, &weights, usize::MAX);
        for (n, share) in shares.into_iter().enumerate() {
            let (from, to) = (self.ideas[n].submitted.plus(HOUR), self.lively_until(&self.ideas[n]));
            let mut times: Vec<Moment> = (0..share).map(|_| self.dice.between(from, to)).collect();
            times.sort();
            let begin = self.comments.len();
            let mut thread = None;
            for at in times {
                let author = self.dice.below(self.people.len());
                let parent = if self.dice.percent(30) { thread } else { None };
                let useful = author != self.ideas[n].author && self.dice.percent(6);
                let comment = Comment { id: self.dice.id(at), parent, author, words: self.dice.number(), useful, at };
                thread = comment.parent.or(Some(comment.id));
                self.comments.push(comment);
            }
            self.ideas[n].comments_from = begin;
            self.ideas[n].comments = share as i64;
        }
    }

    /// Everything that happened, in the order of time.
    fn tell(&mut self) {
        let mut events = std::mem::take(&mut self.events);
        let start = self.now.plus(-PAST);
        events.push((start, None, Event::CompanyFounded));
        events.extend(self.people.iter().map(|p| (start.plus(1), None, Event::PersonJoined { person: p.id })));
        events.extend(self.challenges.iter().map(|c| (start.plus(2), Some(c.host as u32), Event::ChallengeCreated { challenge: c.id })));
        for idea in &self.ideas {
            let (id, challenge) = (idea.id, self.challenges[idea.challenge].id);
            let (author, host) = (Some(idea.author as u32), Some(self.challenges[idea.challenge].host as u32));
            events.push((idea.submitted, author, Event::IdeaSubmitted { idea: id, challenge, open: true }));
            if idea.stage == Stage::Shortlisted {
                events.push((idea.submitted.plus(25 * DAY), host, Event::IdeaShortlisted { idea: id }));
            }
            if let Some((verdict, at)) = idea.answered {
                events.push((at, host, Event::IdeaAnswered { idea: id, verdict }));
            }
            for (_, at) in self.supports_of(idea) {
                events.push((*at, None, Event::SupportSet { idea: id, challenge }));
            }
            for comment in self.comments_of(idea) {
                let by = Some(comment.author as u32);
                events.push((comment.at, by, Event::CommentPosted { comment: comment.id, idea: id, parent: comment.parent }));
                if comment.useful {
                    events.push((comment.at.plus(MINUTE), author, Event::CommentMarkedUseful { comment: comment.id, idea: id }));
                }
            }
        }
        events.sort_by_key(|(at, ..)| *at);
        self.events = events;
    }

    pub fn supports_of(&self, idea: &Idea) -> &[(u32, Moment)] {
        &self.supports[idea.supports_from..idea.supports_from + idea.supports as usize]
    }

    pub fn comments_of(&self, idea: &Idea) -> &[Comment] {
        &self.comments[idea.comments_from..idea.comments_from + idea.comments as usize]
    }

    /// Tells plans apart.
    #[cfg(test)]
    pub fn fingerprint(&self) -> u64 {
        let ideas = self.ideas.iter().flat_map(|i| [i.id.0.as_u128() as u64, i.supports as u64, i.comments as u64]);
        let voters = self.supports.iter().map(|(voter, at)| u64::from(*voter) ^ at.0 as u64);
        domain::text::fnv(&ideas.chain(voters).flat_map(u64::to_le_bytes).collect::<Vec<u8>>())
    }
}

fn person(dice: &mut Dice, n: usize, start: Moment) -> Person {
    let name = format!("{} {}", dice.one_of(&words::FIRST_NAMES).unwrap_or_default(), dice.one_of(&words::LAST_NAMES).unwrap_or_default());
    let email = if n == 0 { "admin@seed.example".to_owned() } else { format!("p{n}@seed.example") };
    let ranked = [Some(true), Some(true), Some(true), Some(true), Some(true), Some(true), Some(false), None][dice.below(8)];
    Person {
        id: dice.id(start),
        name,
        email,
        department: dice.below(words::DEPARTMENTS.len()),
        site: dice.below(words::SITES.len()),
        ranked,
    }
}

/// Days from now: opens, submissions close, voting closes, judging closes, results.
const CALENDARS: [[i64; 5]; 4] = [[-30, 15, 25, 35, 40], [-60, -10, 5, 20, 25], [-90, -40, -20, 5, 10], [6, 30, 40, 50, 60]];

fn challenge(dice: &mut Dice, n: usize, start: Moment, now: Moment) -> Challenge {
    let (id, host) = (dice.id(start), 1 + n % (ORGANISERS - 1));
    if n == 0 {
        return Challenge { id, title: "Shark tank".into(), calendar: None, host };
    }
    let shift = dice.below(4) as i64;
    let calendar = CALENDARS[n % 4].map(|days| now.plus((days + shift) * DAY));
    let title = words::CHALLENGES[(n - 1) % words::CHALLENGES.len()];
    let again = (n - 1) / words::CHALLENGES.len();
    let title = if again == 0 { title.to_owned() } else { format!("{title} ({})", again + 1) };
    Challenge { id, title, calendar: Some(calendar), host }
}
