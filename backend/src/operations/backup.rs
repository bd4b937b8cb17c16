//! A backup: SQLite copies itself at one moment into a new file, beside a running server. The copy is opened and checked
//! before it gets its name, so that a file called a backup is one.
use crate::{Backend, Failure, OpenError, Settings, store::operations::files};
use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    #[error("{}: {error}", file.display())]
    File { file: PathBuf, error: io::Error },
    #[error("the copy is not sound: {0}")]
    Unsound(String),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("{0}")]
    Failed(Failure),
}

impl From<Failure> for BackupError {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Writes a checked copy of the database into a new file.
pub async fn backup(backend: &Backend, file: &Path) -> Result<(), BackupError> {
    if file.exists() {
        return Err(BackupError::Exists(file.into()));
    }
    let broken = |error| BackupError::File { file: file.into(), error };
    let unfinished = beside(file, ".unfinished");
    remove(&unfinished).map_err(broken)?;
    files::copy_into(&backend.shared.pools, &unfinished.to_string_lossy()).await?;
    prove(backend.settings(), &unfinished).await?;
    File::open(&unfinished).and_then(|copy| copy.sync_all()).map_err(broken)?;
    std::fs::rename(&unfinished, file).map_err(broken)?;
    sync_folder(file).map_err(broken)
}

/// Opens a file as a database, brought up to date, and looks whether everything in it is sound.
pub(super) async fn prove(like: &Settings, file: &Path) -> Result<(), BackupError> {
    let settings = Settings { database: format!("sqlite://{}", file.display()), connections: 1, exclusive: false, ..like.clone() };
    let copy = Backend::open(settings, true).await?;
    let unsound = files::unsound(&copy.system().reader()).await;
    let findings = super::check(&copy).await;
    copy.close().await;
    let mut wrong = unsound?;
    wrong.extend(findings?.iter().map(ToString::to_string));
    if wrong.is_empty() { Ok(()) } else { Err(BackupError::Unsound(wrong.join("; "))) }
}

/// A file's name with something added.
pub(super) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Removes a database's file, and what SQLite left beside it.
pub(super) fn remove(file: &Path) -> io::Result<()> {
    for ending in ["", "-wal", "-shm"] {
        match std::fs::remove_file(beside(file, ending)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

/// Makes a rename last.
pub(super) fn sync_folder(file: &Path) -> io::Result<()> {
    let folder = file.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}
