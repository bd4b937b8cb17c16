//! What must always be true of the data. `lagon check` looks for what is not, and says where.
use crate::{
    Backend, Failure,
    store::{self, credit::key, operations::check as queries},
};
use domain::{PersonId, credit::Period};
use std::{collections::BTreeMap, fmt};

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub what: &'static str,
    pub times: i64,
    /// Identifiers of some of those concerned.
    pub such_as: Vec<String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.times)?;
        if self.such_as.is_empty() { Ok(()) } else { write!(f, " (such as {})", self.such_as.join(", ")) }
    }
}

/// Everything that is wrong; nothing when all is well. Each question is one statement, so a server may go on meanwhile.
pub async fn check(backend: &Backend) -> Result<Vec<Finding>, Failure> {
    let reader = backend.system().reader();
    let mut findings = Vec::new();
    for (what, sql) in queries::QUESTIONS {
        let wrong = queries::ask(&reader, sql).await?;
        if wrong.times > 0 {
            findings.push(Finding { what, times: wrong.times, such_as: wrong.such_as.iter().map(ToString::to_string).collect() });
        }
    }
    findings.extend(standings(backend).await?);
    if backend.shared.pools.is_sqlite() {
        let broken = store::operations::files::foreign_keys(&reader).await?;
        if broken > 0 {
            findings.push(Finding { what: "a row refers to one that is gone", times: broken, such_as: vec![] });
        }
    }
    Ok(findings)
}

/// The standings are the sums of the ledger, week by week, month by month, and over all.
async fn standings(backend: &Backend) -> Result<Option<Finding>, Failure> {
    let (lines, standings) = queries::ledger(&backend.system().reader()).await?;
    let zone = backend.zone();
    let mut sums: BTreeMap<(String, PersonId), i64> = BTreeMap::new();
    for line in lines {
        for period in Period::ALL {
            *sums.entry((key(&zone, period, line.at), line.person)).or_default() += line.amount;
        }
    }
    for (period, person, points) in standings {
        *sums.entry((period, person)).or_default() -= points;
    }
    let wrong: Vec<String> =
        sums.iter().filter(|(_, rest)| **rest != 0).map(|((period, person), _)| format!("{person} in {period}")).collect();
    if wrong.is_empty() {
        return Ok(None);
    }
    let times = wrong.len() as i64;
    Ok(Some(Finding { what: "a standing is not the sum of its ledger", times, such_as: wrong.into_iter().take(5).collect() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Backend, store::Tx, testing::on_each_empty_database};

    async fn break_it(backend: &Backend, sql: &str) {
        let tx = Tx::begin(backend, 0).await.expect("a transaction");
        store::exec(&tx, sql, vec![]).await.expect("broken");
        tx.commit().await.expect("committed");
    }

    #[tokio::test]
    async fn a_sound_company_has_nothing_to_report_and_a_broken_one_has() {
        on_each_empty_database(async |backend| {
            let size = crate::operations::Size { people: 0, ideas: 6, votes: 40, comments: 10, challenges: 1, random_seed: 7 };
            crate::operations::seed(&backend, size).await.expect("seeded");
            assert_eq!(check(&backend).await.expect("checked"), vec![]);
            for sql in [
                "UPDATE idea SET supports = supports + 1 WHERE id IN (SELECT id FROM idea ORDER BY id LIMIT 1)",
                "UPDATE idea SET comments = comments + 1 WHERE id IN (SELECT id FROM idea ORDER BY id LIMIT 1)",
                "UPDATE standing SET points = points + 1 WHERE period = 'all'",
                "DELETE FROM idea_version WHERE idea_id IN (SELECT id FROM idea WHERE is_public ORDER BY id LIMIT 1)",
                "UPDATE cursor SET position = position + 1000000",
            ] {
                break_it(&backend, sql).await;
            }
            let found: Vec<_> = check(&backend).await.expect("checked").into_iter().map(|f| f.what).collect();
            assert_eq!(found.len(), 5, "{found:?}");
        })
        .await;
    }
}
