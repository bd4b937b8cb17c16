//! Tokens of 256 random bits, stored hashed; passwords as argon2id (OWASP: m=19456 KiB, t=2, p=1), hashed away from
//! the database's writer, a few at a time.
use crate::Failure;
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version, password_hash::SaltString};
#[expect(clippy::disallowed_types, reason = "here is where secrets come from")]
use rand::{TryRngCore, rngs::OsRng};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

static HASHERS: Semaphore = Semaphore::const_new(2);

fn argon() -> Argon2<'static> {
    let params = Params::new(19_456, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// 32 random bytes from the operating system.
fn random() -> Result<[u8; 32], Failure> {
    let mut bytes = [0; 32];
    OsRng.try_fill_bytes(&mut bytes).map_err(|e| Failure::Unexpected(e.to_string()))?;
    Ok(bytes)
}

/// A new token, as text for a cookie or a link.
pub fn token() -> Result<String, Failure> {
    Ok(random()?.iter().map(|b| format!("{b:02x}")).collect())
}

/// Ten characters that are read aloud without mistakes, for the set-up code.
pub fn short_code() -> Result<String, Failure> {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    Ok(random()?[..12].iter().map(|b| char::from(LETTERS[usize::from(b % 32)])).collect())
}

/// How a token, or a key to count attempts by, is stored.
pub fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// A password as it is stored (PHC string format).
pub async fn hash(password: String) -> Result<String, Failure> {
    let salt = random()?;
    blocking(move || {
        let salt = SaltString::encode_b64(&salt[..16]).map_err(|e| Failure::Unexpected(e.to_string()))?;
        argon().hash_password(password.as_bytes(), &salt).map(|h| h.to_string()).map_err(|e| Failure::Unexpected(e.to_string()))
    })
    .await
}

/// Verified against a hash nobody can have, so that unknown users take as long as known ones.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    let salt = SaltString::encode_b64(&[7; 16]).ok();
    let hash = salt.and_then(|salt| argon().hash_password(b"nobody", &salt).map(|h| h.to_string()).ok());
    hash.unwrap_or_default()
});

/// Whether the password is the stored one; takes as long when nothing is stored.
pub async fn matches(password: String, stored: Option<String>) -> Result<bool, Failure> {
    blocking(move || {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| NOBODY.clone());
        let Ok(hash) = PasswordHash::new(&stored) else { return Ok(false) };
        Ok(argon().verify_password(password.as_bytes(), &hash).is_ok() && known)
    })
    .await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Failure> + Send + 'static) -> Result<T, Failure> {
    let _permit = HASHERS.acquire().await.map_err(|e| Failure::Unexpected(e.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| Failure::Unexpected(e.to_string()))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_matches_itself_only() {
        let stored = hash("trois parapluies au port".into()).await.expect("hashed");
        assert!(matches("trois parapluies au port".into(), Some(stored.clone())).await.expect("verified"));
        assert!(!matches("trois parapluies au pont".into(), Some(stored)).await.expect("verified"));
        assert!(!matches("nobody".into(), None).await.expect("verified"), "nobody has no password");
    }

    #[test]
    fn tokens_differ_and_carry_256_bits() {
        let (a, b) = (token().expect("random"), token().expect("random"));
        assert!(a != b && a.len() == 64);
    }
}
