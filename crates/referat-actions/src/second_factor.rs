//! A second factor: codes from an app (TOTP, RFC 6238), and recovery codes for the day the app is lost.

use qrcode::QrCode;
use qrcode::render::svg;
use referat_domain::ids::AccountId;
use referat_store::sign_in::CredentialKind;
use totp_rs::{Builder, Secret, Totp};

use crate::office::{Office, entry};
use crate::refusal::Refusal;
use crate::secrets::digest_of;
use crate::sign_in::{SignedIn, not_valid};

/// How many recovery codes there are.
const RECOVERY_CODES: usize = 10;

/// The random bytes of a second factor's secret: the length RFC 4226 recommends.
const SECRET_BYTES: usize = 20;

/// A second factor that is offered: what an app is set up by.
#[derive(Clone, PartialEq, Eq)]
pub struct Offer {
    /// The secret in base 32, to be typed where no camera is at hand.
    pub secret: String,
    /// The secret as a picture (SVG) for the app's camera.
    pub picture: String,
}

impl Offer {
    /// The picture as it stands in a page: without the declaration of a file.
    #[must_use]
    pub fn svg(&self) -> &str {
        self.picture
            .find("<svg")
            .and_then(|from| self.picture.get(from..))
            .unwrap_or_default()
    }
}

/// Says nothing of the secret.
impl std::fmt::Debug for Offer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Offer")
    }
}

impl Office {
    /// Whether an account has a second factor.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn has_second_factor(&self, account: AccountId) -> Result<bool, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let factors = reading.credentials(account, CredentialKind::SecondFactor).await?;
        Ok(!factors.is_empty())
    }

    /// Offers a second factor. It counts once a code of it has been shown ([`Self::confirm_second_factor`]).
    ///
    /// # Errors
    /// [`Refusal::NotNow`] `prove-first` for those who haven't lately proved who they are.
    pub async fn offer_second_factor(&self, me: &SignedIn) -> Result<Offer, Refusal> {
        me.actor.require_proof()?;
        let mut bytes = [0; SECRET_BYTES];
        self.dice().await.fill(&mut bytes);
        let secret = Secret::from(bytes.as_slice()).to_base32();
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let account: Option<referat_store::accounts::AccountRow> = write.reading().by_id(me.account).await?;
        let account = account.ok_or(Refusal::NotFound)?;
        write
            .replace_credentials(
                me.account,
                CredentialKind::OfferedSecondFactor,
                std::slice::from_ref(&secret),
            )
            .await?;
        write
            .commit(entry(
                &me.actor,
                "offer_second_factor",
                "account",
                me.account.uuid(),
                "",
            ))
            .await?;
        let address = totp(&secret, &account.login, &self.municipality().name)?
            .to_url()
            .map_err(|error| Refusal::internal(&error))?;
        let code = QrCode::new(address.as_bytes()).map_err(|error| Refusal::internal(&error))?;
        let picture = code
            .render::<svg::Color<'_>>()
            .min_dimensions(220, 220)
            .dark_color(svg::Color("#000"))
            .light_color(svg::Color("#fff"))
            .build();
        Ok(Offer { secret, picture })
    }

    /// Takes the offered second factor into use, and gives recovery codes. They are shown this once.
    ///
    /// # Errors
    /// [`Refusal::NotValid`] `second-factor` for a code that isn't of the offer, [`Refusal::NotNow`] where nothing
    /// is offered or the proof is old.
    pub async fn confirm_second_factor(&self, me: &SignedIn, code: &str) -> Result<Vec<String>, Refusal> {
        me.actor.require_proof()?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let offered = reading
            .credentials(me.account, CredentialKind::OfferedSecondFactor)
            .await?;
        drop(reading);
        let offered = offered.into_iter().next().ok_or(Refusal::NotNow {
            why: "no-second-factor",
        })?;
        let Some(step) = self.step_of(&offered.secret, code)? else {
            return Err(not_valid("second-factor"));
        };
        let mut codes = Vec::with_capacity(RECOVERY_CODES);
        for _ in 0..RECOVERY_CODES {
            let mut bytes = [0; 10];
            self.dice().await.fill(&mut bytes);
            codes.push(recovery_code(bytes));
        }
        let kept: Vec<String> = codes.iter().map(|code| kept_code(me.account, code)).collect();
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        write
            .replace_credentials(me.account, CredentialKind::OfferedSecondFactor, &[])
            .await?;
        write
            .replace_credentials(me.account, CredentialKind::SecondFactor, &[offered.secret])
            .await?;
        write
            .replace_credentials(me.account, CredentialKind::RecoveryCode, &kept)
            .await?;
        write.end_sessions(me.account, Some(me.session)).await?;
        write
            .commit(entry(
                &me.actor,
                "take_second_factor",
                "account",
                me.account.uuid(),
                "",
            ))
            .await?;
        // The code that was shown works once, too.
        drop(dice);
        let mut reading = self.store.reading(self.tenant()).await?;
        let factors = reading
            .credentials(me.account, CredentialKind::SecondFactor)
            .await?;
        drop(reading);
        for factor in factors {
            self.store
                .use_second_factor(self.tenant(), factor.id, step)
                .await?;
        }
        Ok(codes)
    }

    /// Gives a second factor up.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] where there is none or the proof is old.
    pub async fn drop_second_factor(&self, me: &SignedIn) -> Result<(), Refusal> {
        me.actor.require_proof()?;
        if !self.has_second_factor(me.account).await? {
            return Err(Refusal::NotNow {
                why: "no-second-factor",
            });
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        for kind in [
            CredentialKind::OfferedSecondFactor,
            CredentialKind::SecondFactor,
            CredentialKind::RecoveryCode,
        ] {
            write.replace_credentials(me.account, kind, &[]).await?;
        }
        write
            .commit(entry(
                &me.actor,
                "drop_second_factor",
                "account",
                me.account.uuid(),
                "",
            ))
            .await?;
        Ok(())
    }

    /// Whether a code is of the account's second factor, or one of its recovery codes. Either works once.
    pub(crate) async fn is_second_factor(&self, account: AccountId, code: &str) -> Result<bool, Refusal> {
        let (factors, codes) = {
            let mut reading = self.store.reading(self.tenant()).await?;
            (
                reading.credentials(account, CredentialKind::SecondFactor).await?,
                reading.credentials(account, CredentialKind::RecoveryCode).await?,
            )
        };
        for factor in factors {
            if let Some(step) = self.step_of(&factor.secret, code)? {
                return Ok(self
                    .store
                    .use_second_factor(self.tenant(), factor.id, step)
                    .await?);
            }
        }
        let given = kept_code(account, code);
        for kept in codes {
            use subtle::ConstantTimeEq as _;
            if bool::from(kept.secret.as_bytes().ct_eq(given.as_bytes())) {
                return Ok(self.store.use_recovery_code(self.tenant(), kept.id).await?);
            }
        }
        Ok(false)
    }

    /// The step of time a code is of, one before and one after this moment included.
    fn step_of(&self, secret: &str, code: &str) -> Result<Option<i64>, Refusal> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        if digits.len() != 6 || code.trim().chars().any(char::is_alphabetic) {
            return Ok(None);
        }
        let seconds = u64::try_from(self.now().as_second()).unwrap_or(0);
        let step = totp(secret, "konto", "Referat")?.check(&digits, seconds);
        Ok(step.and_then(|step| i64::try_from(step).ok()))
    }
}

fn totp(secret: &str, login: &str, municipality: &str) -> Result<Totp, Refusal> {
    let secret =
        Secret::try_from_base32(secret).map_err(|_| Refusal::unreadable("credential", "secret", ""))?;
    Builder::new()
        .with_secret(secret)
        .with_account_name(login.replace(':', " "))
        .with_issuer(Some(format!("Referat {municipality}").replace(':', " ")))
        .build()
        .map_err(|error| Refusal::internal(&error))
}

/// Sixteen letters and digits that can't be taken for each other, in fours.
fn recovery_code(bytes: [u8; 10]) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    let mut bits = u128::from_be_bytes({
        let mut wide = [0; 16];
        wide[6..].copy_from_slice(&bytes);
        wide
    });
    let mut code = String::new();
    for place in 0..16 {
        if place > 0 && place % 4 == 0 {
            code.push('-');
        }
        let letter = LETTERS.get((bits & 31) as usize).copied().unwrap_or(b'a');
        code.push(char::from(letter));
        bits >>= 5;
    }
    code
}

/// A recovery code as it is kept. It has 80 random bits, so a digest is enough.
fn kept_code(account: AccountId, code: &str) -> String {
    let bare: String = code
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric())
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    digest_of(&[b"recovery", account.as_bytes(), bare.as_bytes()]).hex()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recovery_codes_can_be_read_aloud() {
        let code = recovery_code([0xff, 0, 0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc, 0xde, 0xf0]);
        assert_eq!(code.len(), 19, "{code}");
        assert!(!code.contains(['i', 'l', 'o', '1']), "{code}");
        let account = AccountId::from_bytes([1; 16]);
        let spoken = code.replace('-', " ").to_uppercase();
        assert_eq!(kept_code(account, &code), kept_code(account, &spoken));
        assert_ne!(
            kept_code(account, &code),
            kept_code(AccountId::from_bytes([2; 16]), &code)
        );
    }
}
