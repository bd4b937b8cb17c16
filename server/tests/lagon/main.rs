//! The real router and the real binary, on a made-up company.

/// A round that deliberates, for those it is not theirs to see.
mod after_the_close;
/// Files on ideas.
mod attachments;
/// Who may call what.
mod authz;
/// Who is tied to what waits for a jury.
mod declared_ties;
/// What stands in front of every request.
mod doors;
/// A jury round as files.
mod exports;
/// The site's files.
mod files;
/// Who may not learn who wrote an idea.
mod hidden_names;
/// What is acknowledged survives.
mod lasting;
/// Mails over SMTP.
mod letters;
/// Who was asked for an opinion.
mod opinions;
/// What attackers type.
mod payloads;
/// Forms without JavaScript.
mod plain_forms;
/// Rankings out of a file.
mod ranking;
/// The release, from an empty folder.
mod release;
/// Scores that an admin reads while they are sealed.
mod sealed_scores;
/// Texts that are meant for few.
mod secret_words;
/// What stops the start.
mod settings;
/// A company behind the router.
mod support;
/// Who supports what.
mod supports;
/// What nobody may tell.
mod two_worlds;
/// Everybody and everything that the matrix asks about.
mod world;
