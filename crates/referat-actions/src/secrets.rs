//! Secrets: tokens that are known by their digest, and passwords that are known by their hash.
//!
//! Hashing a password takes a core for some time and much memory, by intent: it is done two at a time, off the
//! threads that answer requests.

use std::fmt;
use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use referat_domain::journal::Digest;
use referat_domain::paper::attachment::Checksum;
use tokio::sync::Semaphore;

use crate::office::Office;
use crate::refusal::Refusal;

/// How many passwords are hashed at a time.
const AT_A_TIME: usize = 2;

/// The shortest password, in letters.
pub const SHORTEST_PASSWORD: usize = 12;

/// The longest password, in letters: more can only be meant to keep the server busy.
pub const LONGEST_PASSWORD: usize = 200;

/// A secret of 32 random bytes, as 64 hexadecimal digits: what a link or a browser holds.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

/// Says nothing of the secret.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

impl Token {
    pub(crate) fn of(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads a token; `None` for what can't be one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Digest::from_hex(text).map(|digest| Self(digest.0))
    }

    /// What the link or the browser holds.
    #[must_use]
    pub fn reveal(&self) -> String {
        Digest(self.0).hex()
    }

    pub(crate) fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// What it is known by. Looking a digest up tells nothing by its time: the bytes that are compared are not the
    /// secret's.
    pub(crate) fn digest(&self) -> Digest {
        digest_of(&[b"token", &self.0])
    }
}

/// A digest of parts, each told apart from the next.
pub(crate) fn digest_of(parts: &[&[u8]]) -> Digest {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    Digest(Checksum::of(&bytes).0)
}

/// What hashes and checks passwords.
#[derive(Debug, Clone)]
pub(crate) struct Passwords {
    turns: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_A_TIME)),
        }
    }
}

/// Argon2id with 19 MiB, two passes and one lane: OWASP's first choice.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::DEFAULT)
}

/// A hash of no password at all: checking against it takes as long as against a real one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$YmVjYXVzZSBub2JvZHk$\
                      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

impl Passwords {
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        let turn = Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(|error| Refusal::internal(&error))?;
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        })
        .await
        .map_err(|error| Refusal::internal(&error))
    }

    /// The hash of a password.
    pub(crate) async fn hash(&self, password: &str, salt: [u8; 16]) -> Result<String, Refusal> {
        let password = password.to_owned();
        self.in_turn(move || {
            let hash: Result<PasswordHash, _> = argon2().hash_password_with_salt(password.as_bytes(), &salt);
            hash.map(|hash| hash.to_string())
        })
        .await?
        .map_err(|error| Refusal::internal(&error))
    }

    /// Whether a password is the one of a hash. Without a hash it takes as long, and is never right.
    pub(crate) async fn is_right(&self, password: &str, hash: Option<&str>) -> Result<bool, Refusal> {
        let exists = hash.is_some();
        let hash = hash.unwrap_or(NOBODY).to_owned();
        let password: String = password.chars().take(LONGEST_PASSWORD + 1).collect();
        self.in_turn(move || {
            PasswordHash::new(&hash)
                .is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
                && exists
        })
        .await
    }
}

/// Whether a password can be used.
///
/// Length counts, not kinds of letters; what is easily guessed is refused (NIST SP 800-63B, 3.1.1.2).
///
/// # Errors
/// [`Refusal::NotValid`], which never shows the password back.
pub(crate) fn acceptable(password: &str, login: &str) -> Result<(), Refusal> {
    let not_valid = |why| {
        Err(Refusal::NotValid {
            why,
            given: String::new(),
        })
    };
    let length = password.chars().count();
    if length < SHORTEST_PASSWORD {
        return not_valid("password-short");
    }
    if length > LONGEST_PASSWORD {
        return not_valid("password-long");
    }
    let lowered = password.to_lowercase();
    let distinct: std::collections::BTreeSet<char> = lowered.chars().collect();
    let name = login.split('@').next().unwrap_or(login).to_lowercase();
    let is_name = name.chars().count() >= 4 && lowered.contains(&name);
    if distinct.len() < 5 || is_name || COMMON.iter().any(|common| lowered.starts_with(common)) {
        return not_valid("password-easy");
    }
    Ok(())
}

/// How the long passwords begin that everyone tries first.
const COMMON: &[&str] = &[
    "password",
    "kodeord",
    "adgangskode",
    "12345678",
    "qwerty",
    "welcome",
    "velkommen",
    "sommer20",
    "vinter20",
    "kommune",
    "referat",
    "abcdefgh",
    "iloveyou",
    "letmein",
];

impl Office {
    /// A fresh token.
    pub(crate) async fn token(&self) -> Token {
        let mut bytes = [0; 32];
        self.dice().await.fill(&mut bytes);
        Token::of(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_by_its_hash() {
        let passwords = Passwords::default();
        let hash = passwords.hash("hestehave og regnvejr", [7; 16]).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        let is_right = |word: &'static str, hash| {
            let passwords = passwords.clone();
            async move { passwords.is_right(word, hash).await.unwrap() }
        };
        assert!(is_right("hestehave og regnvejr", Some(&hash)).await);
        assert!(!is_right("hestehave og regnvejr ", Some(&hash)).await);
        assert!(!is_right("hestehave og regnvejr", None).await);
        assert!(!is_right("", Some("no hash")).await);
    }

    #[test]
    fn what_takes_the_place_of_a_hash_is_one() {
        assert!(PasswordHash::new(NOBODY).is_ok());
    }

    #[test]
    fn easy_passwords_are_refused_and_never_shown() {
        for password in [
            "kort",
            "aaaaaaaaaaaaaaaa",
            "Password12345678",
            "lise.holm er sej!",
            &"x y z q w".repeat(40),
        ] {
            let refused = acceptable(password, "lise.holm@sandved.example");
            assert!(
                matches!(&refused, Err(Refusal::NotValid { given, .. }) if given.is_empty()),
                "{password}: {refused:?}"
            );
        }
        assert!(acceptable("fire ravne på taget", "lise.holm@sandved.example").is_ok());
    }

    #[test]
    fn a_token_is_read_back_and_says_nothing_when_it_is_logged() {
        let token = Token::of([0xab; 32]);
        assert_eq!(Token::read(&token.reveal()), Some(token.clone()));
        assert_eq!(format!("{token:?}"), "Token");
        assert_ne!(token.digest().hex(), token.reveal());
        assert_eq!(Token::read("../../etc/passwd"), None);
    }
}
