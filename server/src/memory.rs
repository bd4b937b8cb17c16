//! How much memory a server keeps that it does not use. glibc gives every thread a heap of its own, and once something large was
//! freed it keeps what is large on them: after building the search index of 80,000 texts a server held 117 MB, with these
//! settings 77. glibc reads them from the environment alone, before `main` (mallopt(3), "Environment variables").

/// Two heaps for all threads, and what is larger than 256 KiB goes back to the system once it is free.
const SETTINGS: [(&str, &str); 2] = [("MALLOC_ARENA_MAX", "2"), ("MALLOC_MMAP_THRESHOLD_", "262144")];

/// Starts this process over with them, under its own number. Where somebody has set one of them, or it can't be started over,
/// it goes on as it is.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn keep_little() {
    use std::{env, os::unix::process::CommandExt, process::Command};
    if SETTINGS.iter().any(|(name, _)| env::var_os(name).is_some()) {
        return;
    }
    let (Ok(this), Some(name)) = (env::current_exe(), env::args_os().next()) else { return };
    // Returns only where it failed.
    let failed = Command::new(this).arg0(name).args(env::args_os().skip(1)).envs(SETTINGS).exec();
    eprintln!("lagon: started with the memory settings of this system: {failed}");
}

/// Elsewhere than on glibc there is nothing to set.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn keep_little() {}
