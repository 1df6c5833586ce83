//! Attacks on the way in: links, sessions, second factors, guessing. Time is a hand that the test turns.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use referat_actions::appoint::Appointment;
use referat_actions::keep_accounts::FirstAdministrator;
use referat_actions::office::{Clock, Office};
use referat_actions::refusal::Refusal;
use referat_actions::secrets::Token;
use referat_actions::sign_in::{Admitted, Origin, Presented, SignedIn};
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, PersonId};
use referat_domain::local_time::day_of;
use referat_domain::role::{Period, Role};
use referat_domain::{Date, Timestamp};
use tempfile::TempDir;
use totp_rs::{Builder, Secret};

use crate::desk::{SeededDice, at, bo, import, source};

pub const PASSWORD: &str = "fire ravne på taget";
pub const LOGIN: &str = "aase@sandved.example";
pub const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// A clock whose hand is turned, in seconds since 1970.
#[derive(Clone)]
pub struct Hand(Arc<AtomicI64>);

impl Hand {
    pub fn forward(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }

    fn seconds(&self) -> u64 {
        self.0.load(Ordering::SeqCst).unsigned_abs()
    }
}

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::SeqCst)).unwrap()
    }

    fn today(&self) -> Date {
        day_of(self.now()).unwrap()
    }
}

/// An office with one person who can sign in.
pub struct House {
    pub office: Office,
    pub hand: Hand,
    pub person: PersonId,
    _folder: TempDir,
}

pub async fn house() -> House {
    let folder = TempDir::new().unwrap();
    let begin: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
    let hand = Hand(Arc::new(AtomicI64::new(begin.as_second())));
    let dice = Box::new(SeededDice::new(5));
    let office = Office::found(&at(folder.path()), "Sandved", Arc::new(hand.clone()), dice)
        .await
        .unwrap();
    let person = let_in(&office, "Åse Dal", LOGIN).await;
    House {
        office,
        hand,
        person,
        _folder: folder,
    }
}

pub async fn let_in(office: &Office, name: &str, login: &str) -> PersonId {
    let person = office.make_person(&bo(), name, None).await.unwrap();
    let link = office.invite(&bo(), person, login).await.unwrap();
    office.set_password_by_link(&link, PASSWORD).await.unwrap();
    person
}

pub fn from(address: &str) -> Origin {
    Origin {
        address: address.to_owned(),
        device: "prøve".into(),
    }
}

pub async fn enter(office: &Office) -> Admitted {
    office.sign_in(LOGIN, PASSWORD, &from("10.0.0.1")).await.unwrap()
}

pub async fn me(office: &Office, token: &Token) -> Option<SignedIn> {
    match office.presented(token).await.unwrap() {
        Presented::Somebody(me) => Some(*me),
        Presented::Nobody | Presented::Halfway => None,
    }
}

pub fn is_wrong<T>(done: &Result<T, Refusal>) -> bool {
    matches!(done, Err(Refusal::NotValid { why: "sign-in" | "second-factor", given }) if given.is_empty())
}

pub fn waits<T>(done: &Result<T, Refusal>) -> bool {
    matches!(done, Err(Refusal::NotNow { why: "sign-in-wait" }))
}

fn is_gone<T>(done: &Result<T, Refusal>) -> bool {
    matches!(done, Err(Refusal::NotNow { why: "link-used" }))
}

/// A second factor is set up; its secret and the recovery codes.
pub async fn with_factor(house: &House) -> (String, Vec<String>) {
    let admitted = enter(&house.office).await;
    let me = me(&house.office, &admitted.token).await.unwrap();
    let offer = house.office.offer_second_factor(&me).await.unwrap();
    let code = code(&offer.secret, house.hand.seconds());
    let codes = house.office.confirm_second_factor(&me, &code).await.unwrap();
    (offer.secret, codes)
}

fn code(secret: &str, seconds: u64) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let built = Builder::new().with_secret(secret).with_account_name("a").build();
    built.unwrap().generate(seconds).to_string()
}

#[tokio::test]
async fn a_link_works_once_and_not_when_it_is_old_forged_or_taken_back() {
    let house = house().await;
    let office = &house.office;
    let forged = Token::read(&"ab".repeat(32)).unwrap();
    assert!(is_gone(&office.welcome(&forged).await));
    assert!(is_gone(&office.set_password_by_link(&forged, PASSWORD).await));
    for cut in ["", "ab", &"zz".repeat(32), &"ab".repeat(33)] {
        assert!(Token::read(cut).is_none(), "{cut}");
    }
    let account = me(office, &enter(office).await.token).await.unwrap().account;
    let first = office.reset_link(&bo(), account).await.unwrap();
    let second = office.reset_link(&bo(), account).await.unwrap();
    assert!(
        is_gone(&office.set_password_by_link(&first, PASSWORD).await),
        "a new one makes the old stop"
    );
    office.set_password_by_link(&second, PASSWORD).await.unwrap();
    assert!(
        is_gone(&office.set_password_by_link(&second, PASSWORD).await),
        "used"
    );
    let late = office.reset_link(&bo(), account).await.unwrap();
    house.hand.forward(HOUR);
    assert!(is_gone(&office.welcome(&late).await));
    assert!(
        is_gone(&office.set_password_by_link(&late, PASSWORD).await),
        "old"
    );
    let other = office.make_person(&bo(), "Per Holm", None).await.unwrap();
    let invitation = office.invite(&bo(), other, "per@sandved.example").await.unwrap();
    let who = FirstAdministrator {
        name: "Per Holm",
        login: "per2@sandved.example",
    };
    let climbed = office
        .found_administrator(&invitation, who.clone(), PASSWORD, &from("10.0.0.1"))
        .await;
    assert!(is_gone(&climbed), "an invitation makes no administrator");
    house.hand.forward(7 * 24 * HOUR);
    assert!(is_gone(&office.set_password_by_link(&invitation, PASSWORD).await));
    let taken_back = office.reset_link(&bo(), account).await.unwrap();
    office.shut_account(&bo(), account, "").await.unwrap();
    assert!(is_gone(&office.set_password_by_link(&taken_back, PASSWORD).await));
    let top = office.first_administrator_link().await.unwrap().unwrap();
    assert!(
        is_gone(&office.set_password_by_link(&top, PASSWORD).await),
        "it sets nobody's password"
    );
    house.hand.forward(24 * HOUR);
    assert!(is_gone(
        &office.found_administrator(&top, who, PASSWORD, &from("")).await
    ));
}

#[tokio::test]
async fn a_session_ends_by_itself_elsewhere_and_with_the_account() {
    let house = house().await;
    let office = &house.office;
    let idle = enter(office).await.token;
    house.hand.forward(2 * HOUR - 1);
    assert!(me(office, &idle).await.is_some());
    house.hand.forward(2 * HOUR);
    assert!(me(office, &idle).await.is_none(), "idle");
    let used = enter(office).await.token;
    for _ in 0..7 {
        assert!(me(office, &used).await.is_some());
        house.hand.forward(100 * MINUTE);
    }
    house.hand.forward(19 * MINUTE);
    assert!(me(office, &used).await.is_some());
    house.hand.forward(MINUTE);
    assert!(me(office, &used).await.is_none(), "twelve hours are over");
    let (here, there) = (enter(office).await.token, enter(office).await.token);
    let at_there = me(office, &there).await.unwrap();
    let at_here = me(office, &here).await.unwrap();
    office
        .end_own_sessions(&at_here, Some(at_there.session))
        .await
        .unwrap();
    assert!(me(office, &there).await.is_none(), "ended elsewhere");
    let other = let_in(office, "Per Holm", "per@sandved.example").await;
    assert_ne!(other, house.person);
    let per = office
        .sign_in("per@sandved.example", PASSWORD, &from(""))
        .await
        .unwrap();
    let per = me(office, &per.token).await.unwrap();
    let foreign = office.end_own_sessions(&per, Some(at_here.session)).await;
    assert!(matches!(foreign, Err(Refusal::NotFound)), "not one's own");
    office.sign_out(&here).await.unwrap();
    assert!(me(office, &here).await.is_none());
    let shut = enter(office).await.token;
    office.shut_account(&bo(), at_here.account, "").await.unwrap();
    assert!(me(office, &shut).await.is_none());
    assert!(is_wrong(&office.sign_in(LOGIN, PASSWORD, &from("")).await));
}

#[tokio::test]
async fn a_role_counts_from_its_first_day_to_its_last_from_the_next_request_on() {
    let house = house().await;
    let office = &house.office;
    let minutes = "REFERAT Havneudvalget d. 15-01-2025\n\nPunkt 1: Budget\n\nBeslutning\n\nGodkendt.\n";
    import(office, &[source("havn.txt", minutes)]).await;
    let operator = referat_domain::reader::Reader::local_operator();
    let forum = office.forum_called(&operator, "Havneudvalget").await.unwrap().id;
    let token = enter(office).await.token;
    let may = |forum: ForumId| {
        let (office, token) = (office, &token);
        async move {
            let me = me(office, token).await.unwrap();
            let reader = &me.actor.reader;
            (
                reader.may(Action::IssueDocument, Scope::Forum(forum)),
                reader.may_see_closed(forum),
            )
        }
    };
    assert_eq!(may(forum).await, (false, false));
    let given = Appointment {
        person: house.person,
        forum: Some(forum),
        role: Role::Secretary,
        period: Period::default(),
    };
    let role = office.appoint(&bo(), given, "").await.unwrap();
    assert_eq!(may(forum).await, (true, true));
    let yesterday = house.hand.today().yesterday().unwrap();
    office.end_role(&bo(), role, yesterday, "").await.unwrap();
    assert_eq!(may(forum).await, (false, false));
    let tomorrow = house.hand.today().tomorrow().unwrap();
    let period = Period {
        from: Some(tomorrow),
        until: Some(tomorrow),
    };
    office
        .appoint(&bo(), Appointment { period, ..given }, "")
        .await
        .unwrap();
    assert_eq!(may(forum).await, (false, false), "not before its first day");
    // Midnight in Copenhagen is an hour before that in Greenwich.
    house.hand.forward(13 * HOUR + 30 * MINUTE);
    let token = enter(office).await.token;
    house.hand.forward(MINUTE * 90);
    let reader = me(office, &token).await.unwrap().actor.reader;
    assert!(reader.may(Action::IssueDocument, Scope::Forum(forum)));
}

#[tokio::test]
async fn who_has_left_comes_in_no_more_and_is_told_what_everyone_is() {
    let house = house().await;
    let office = &house.office;
    let token = enter(office).await.token;
    let today = house.hand.today();
    office.leave(&bo(), house.person, today, "").await.unwrap();
    assert!(me(office, &token).await.is_some(), "the last day is a day");
    house.hand.forward(15 * HOUR);
    let again = office.sign_in(LOGIN, PASSWORD, &from("10.0.0.1")).await;
    assert!(is_wrong(&again), "{again:?}");
    assert!(me(office, &token).await.is_none());
}

#[tokio::test]
async fn halfway_in_is_not_in_and_the_token_is_a_new_one_afterwards() {
    let house = house().await;
    let office = &house.office;
    let (secret, _) = with_factor(&house).await;
    house.hand.forward(MINUTE);
    let halfway = enter(office).await;
    assert!(halfway.wants_second_factor);
    assert_eq!(
        office.presented(&halfway.token).await.unwrap(),
        Presented::Halfway
    );
    let proved = office.prove_again(&halfway.token, PASSWORD, &from("")).await;
    assert!(matches!(proved, Err(Refusal::NotFound)), "it leads nowhere else");
    let code = code(&secret, house.hand.seconds());
    let inside = office
        .prove_second_factor(&halfway.token, &code, &from(""))
        .await
        .unwrap();
    assert_ne!(inside.token, halfway.token);
    assert_eq!(office.presented(&halfway.token).await.unwrap(), Presented::Nobody);
    assert!(me(office, &inside.token).await.is_some());
    let whole = office.prove_second_factor(&inside.token, &code, &from("")).await;
    assert!(
        matches!(whole, Err(Refusal::NotFound)),
        "nobody is halfway in by it"
    );
    let late = enter(office).await.token;
    house.hand.forward(10 * MINUTE);
    assert_eq!(office.presented(&late).await.unwrap(), Presented::Nobody);
}

#[tokio::test]
async fn a_code_works_once_and_a_recovery_code_too() {
    let house = house().await;
    let office = &house.office;
    let (secret, recovery) = with_factor(&house).await;
    let first = enter(office).await.token;
    let shown = code(&secret, house.hand.seconds());
    let replayed = office.prove_second_factor(&first, &shown, &from("")).await;
    assert!(is_wrong(&replayed), "the code that set it up is used");
    house.hand.forward(MINUTE);
    let now = code(&secret, house.hand.seconds());
    office.prove_second_factor(&first, &now, &from("")).await.unwrap();
    let second = enter(office).await.token;
    assert!(is_wrong(
        &office.prove_second_factor(&second, &now, &from("")).await
    ));
    let before = code(&secret, house.hand.seconds() - 30);
    assert!(is_wrong(
        &office.prove_second_factor(&second, &before, &from("")).await
    ));
    let spoken = recovery[0].replace('-', " ").to_uppercase();
    office
        .prove_second_factor(&second, &spoken, &from(""))
        .await
        .unwrap();
    let third = enter(office).await.token;
    assert!(is_wrong(
        &office.prove_second_factor(&third, &recovery[0], &from("")).await
    ));
    for nothing in ["", "000000", "------", &"9".repeat(5000)] {
        assert!(is_wrong(
            &office.prove_second_factor(&third, nothing, &from("")).await
        ));
    }
}

#[tokio::test]
async fn what_is_dangerous_asks_for_a_proof_of_these_ten_minutes() {
    let house = house().await;
    let office = &house.office;
    let token = enter(office).await.token;
    house.hand.forward(10 * MINUTE);
    let old = me(office, &token).await.unwrap();
    let prove_first = |done: Result<(), Refusal>| matches!(done, Err(Refusal::NotNow { why: "prove-first" }));
    assert!(prove_first(
        office.change_password(&old, "en anden lang adgangskode").await
    ));
    assert!(prove_first(office.offer_second_factor(&old).await.map(drop)));
    assert!(prove_first(
        office.confirm_second_factor(&old, "000000").await.map(drop)
    ));
    assert!(prove_first(office.drop_second_factor(&old).await));
    assert!(is_wrong(
        &office.prove_again(&token, "gættet forkert", &from("")).await
    ));
    office.prove_again(&token, PASSWORD, &from("")).await.unwrap();
    let proved = me(office, &token).await.unwrap();
    let there = enter(office).await.token;
    office
        .change_password(&proved, "en anden lang adgangskode")
        .await
        .unwrap();
    assert!(me(office, &there).await.is_none(), "other sessions end");
    assert!(me(office, &token).await.is_some());
}

#[tokio::test]
async fn what_a_browser_and_a_form_say_stays_on_one_line() {
    let house = house().await;
    let office = &house.office;
    let origin = Origin {
        address: "10.0.0.1\r\nX: y".into(),
        device: format!("Firefox\r\nSet-Cookie: referat=1\u{0}{}", "x".repeat(5000)),
    };
    let token = office.sign_in(LOGIN, PASSWORD, &origin).await.unwrap().token;
    let own = office
        .own_account(&me(office, &token).await.unwrap())
        .await
        .unwrap();
    let device = &own
        .sessions
        .iter()
        .find(|session| session.is_this)
        .unwrap()
        .device;
    assert!(
        !device.contains(char::is_control) && device.chars().count() <= 200,
        "{device}"
    );
    let split = office
        .make_person(&bo(), "Per\r\nSet-Cookie: x", None)
        .await
        .unwrap();
    let invited = office
        .invite(&bo(), split, "per@sandved.example\r\nBcc: alle@sandved.example")
        .await;
    assert!(matches!(invited, Err(Refusal::NotValid { why: "login", .. })));
    for name in ["", "   ", "\u{7}Bo", "1234", &"b".repeat(121)] {
        let made = office.make_person(&bo(), name, None).await;
        assert!(
            matches!(made, Err(Refusal::NotValid { why: "name", .. })),
            "{name:?}"
        );
    }
}
