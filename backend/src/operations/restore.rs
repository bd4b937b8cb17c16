//! Puts a backup in the database's place, while no server runs. What was there stays beside it, under another name.
use super::backup::{BackupError, beside, prove, remove, sync_folder};
use crate::{OpenError, Settings, store};
use std::path::{Path, PathBuf};

/// Restores a backup; where the former database is now, if there was one.
pub async fn restore(settings: &Settings, backup: &Path) -> Result<Option<PathBuf>, BackupError> {
    let database = store::path_of(&settings.database);
    let broken = |error| BackupError::File { file: database.clone(), error };
    if let Some(folder) = database.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(broken)?;
    }
    // Held until the end: a server that runs, or starts meanwhile, is in the way.
    let lock = std::fs::File::create(database.with_extension("lock")).map_err(broken)?;
    lock.try_lock().map_err(|_| OpenError::Locked)?;
    let restoring = beside(&database, ".restoring");
    remove(&restoring).map_err(broken)?;
    std::fs::copy(backup, &restoring).map_err(|error| BackupError::File { file: backup.into(), error })?;
    prove(settings, &restoring).await?;
    std::fs::File::open(&restoring).and_then(|file| file.sync_all()).map_err(broken)?;
    let former = set_aside(&database).map_err(broken)?;
    std::fs::rename(&restoring, &database).map_err(broken)?;
    sync_folder(&database).map_err(broken)?;
    Ok(former)
}

/// Moves the database away with its write-ahead log: a stale log beside a restored file would be replayed into it.
fn set_aside(database: &Path) -> std::io::Result<Option<PathBuf>> {
    if !database.exists() {
        remove(database)?;
        return Ok(None);
    }
    let former = beside(database, ".before-restore");
    remove(&former)?;
    for ending in ["", "-wal", "-shm"] {
        let from = beside(database, ending);
        if from.exists() {
            std::fs::rename(from, beside(&former, ending))?;
        }
    }
    Ok(Some(former))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Backend,
        operations::{self, KeepForm},
        testing::Company,
    };

    fn note(path: &str) -> KeepForm {
        KeepForm { key: None, path: path.into(), fields: vec![] }
    }

    #[tokio::test]
    async fn a_backup_beside_a_server_comes_back_without_what_came_later() {
        let company = Company::on_sqlite().await;
        let settings = company.backend.settings().clone();
        let database = store::path_of(&settings.database);
        let copy = database.with_file_name("copy.db");
        company.run(3, note("/before")).await.expect("kept");
        operations::backup(&company.backend, &copy).await.expect("copied");
        assert!(matches!(operations::backup(&company.backend, &copy).await, Err(BackupError::Exists(_))));
        company.run(3, note("/after")).await.expect("kept");
        assert!(matches!(restore(&settings, &copy).await, Err(BackupError::Open(OpenError::Locked))), "a server runs");
        let folder = company.shut_down().await;
        let former = restore(&settings, &copy).await.expect("restored").expect("something was there");
        assert!(former.exists());
        let backend = Backend::open(settings, true).await.expect("opens");
        let paths = store::count(&backend.system().reader(), "SELECT COUNT(*) AS n FROM kept_form WHERE path = '/before'", vec![]).await;
        let all = store::count(&backend.system().reader(), "SELECT COUNT(*) AS n FROM kept_form", vec![]).await;
        assert_eq!((paths.expect("counted"), all.expect("counted")), (1, 1));
        backend.close().await;
        drop(folder);
    }

    #[tokio::test]
    async fn what_is_no_backup_is_not_restored() {
        let company = Company::on_sqlite().await;
        let settings = company.backend.settings().clone();
        let folder = company.shut_down().await;
        let nonsense = store::path_of(&settings.database).with_file_name("nonsense.db");
        std::fs::write(&nonsense, "not a database, but long enough to be taken for one by its size alone").expect("written");
        assert!(restore(&settings, &nonsense).await.is_err());
        let backend = Backend::open(settings, true).await.expect("the old one still opens");
        backend.close().await;
        drop(folder);
    }
}
