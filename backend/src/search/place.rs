//! Where an index lies: in memory, or in a folder of its own, with one numbered place for each server on this machine. A
//! place belongs to whoever holds its lock; the lock goes with the process, however it ends, and the place is used again.
use crate::store::path_of;
use domain::text;
use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// Where indexes are to lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    Memory,
    Folder(PathBuf),
}

impl Where {
    /// Beside a SQLite file; for a database elsewhere in the data folder, under a name made of its address.
    pub fn for_database(database: &str) -> Self {
        if database.starts_with("sqlite:") {
            let mut name = path_of(database).into_os_string();
            name.push(".search");
            return Self::Folder(name.into());
        }
        Self::Folder(Path::new("data/search").join(format!("{:016x}", text::fnv(database.as_bytes()))))
    }
}

/// How many servers of one machine find a place in one folder.
const PLACES: u32 = 16;

/// A place that is this process's alone.
pub struct Place {
    /// None: in memory.
    folder: Option<PathBuf>,
    _lock: Option<File>,
}

impl Place {
    pub fn in_memory() -> Self {
        Self { folder: None, _lock: None }
    }

    /// The first place that nobody holds.
    ///
    /// # Errors
    /// The folder can't be written to, or all its places are taken.
    pub fn take(place: &Where) -> io::Result<Self> {
        let Where::Folder(root) = place else { return Ok(Self::in_memory()) };
        for number in 0..PLACES {
            let folder = root.join(number.to_string());
            fs::create_dir_all(&folder)?;
            let lock = File::create(folder.join("lock"))?;
            match lock.try_lock() {
                Ok(()) => return Ok(Self { folder: Some(folder.join("index")), _lock: Some(lock) }),
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::Error::other("all places for the search index are taken"))
    }

    /// The folder of the index, made where it is missing; none in memory.
    ///
    /// # Errors
    /// It can't be made.
    pub fn folder(&self) -> io::Result<Option<&Path>> {
        let Some(folder) = &self.folder else { return Ok(None) };
        fs::create_dir_all(folder)?;
        Ok(Some(folder))
    }

    /// Throws away what lies here.
    ///
    /// # Errors
    /// It can't be thrown away.
    pub fn clear(&self) -> io::Result<()> {
        match &self.folder {
            Some(folder) if folder.exists() => fs::remove_dir_all(folder),
            Some(_) | None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_servers_of_one_machine_have_two_places_and_leave_none_behind() {
        let root = tempfile::tempdir().expect("a folder");
        let place = Where::Folder(root.path().join("x"));
        let folder = |place: &Place| place.folder().expect("made").map(Path::to_path_buf);
        let first = Place::take(&place).expect("a place");
        let second = Place::take(&place).expect("another");
        assert_eq!(folder(&first), Some(root.path().join("x/0/index")));
        assert_eq!(folder(&second), Some(root.path().join("x/1/index")));
        drop(first);
        let third = Place::take(&place).expect("the first again");
        assert_eq!(folder(&third), Some(root.path().join("x/0/index")));
        third.clear().expect("thrown away");
        assert!(!root.path().join("x/0/index").exists() && root.path().join("x/0/lock").exists());
    }

    #[test]
    fn every_database_has_a_folder_of_its_own() {
        assert_eq!(Where::for_database("sqlite://./data/lagon.db"), Where::Folder("./data/lagon.db.search".into()));
        let (one, other) = (Where::for_database("postgres://db/one"), Where::for_database("postgres://db/other"));
        assert!(one != other && matches!(one, Where::Folder(folder) if folder.starts_with("data/search")));
    }

    #[test]
    fn a_folder_that_cannot_be_is_an_error_and_memory_never_is() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        assert!(Place::take(&Where::Folder(file.path().join("below"))).is_err());
        assert!(Place::take(&Where::Memory).is_ok_and(|place| place.folder().is_ok_and(|folder| folder.is_none())));
    }
}
