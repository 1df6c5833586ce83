//! Nothing closed reaches anyone who may not see it: every address, for everyone there can be, in a municipality whose
//! every place has a word of its own. Who may see which is said here anew, and not asked of the program.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

pub mod held;
pub mod town;
pub mod visits;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use referat_domain::ids::{ForumId, PersonId};
use referat_domain::reader::Reader;
use referat_domain::role::Role;
use referat_web::routes::ROUTES;
use tempfile::TempDir;

use crate::browser::{Answer, Browser, main_part};
use crate::desk;
use crate::documents::text_of;
use town::{Audience, FORUMS, Mark, Town};
use visits::Ids;

/// Somebody who looks, and what the municipality's rules say of them.
#[derive(Debug, Clone, Default)]
struct Person {
    name: String,
    token: Option<String>,
    /// Who they are, where something is theirs alone.
    id: Option<PersonId>,
    is_signed_in: bool,
    /// The forums whose closed matter they may see, and those they look after.
    closed: BTreeSet<usize>,
    secretariat: BTreeSet<usize>,
    /// The forums they write papers for, and those whose papers they approve, besides those they look after.
    writes: BTreeSet<usize>,
    approves: BTreeSet<usize>,
    /// The forum on whose closed paper, or on whose open one, they are asked for an opinion.
    asked: Option<(usize, bool)>,
    /// Whether they are shut out of the last two items of the first forum, and of the one whose paper is still there.
    is_shut_out: bool,
    /// Whether everything that takes long is left to others of their class.
    is_brief: bool,
}

impl Person {
    /// Whether a mark may be seen by them, in what is made for the public or not.
    fn may_see(&self, mark: &Mark, is_public_copy: bool, is_preview: bool) -> bool {
        let is_shut = mark.is_shut && self.is_shut_out && mark.forum == 0;
        self.is_signed_in
            && match mark.audience {
                // What anyone may see stands in a public copy whoever reads it.
                Audience::Everyone => is_public_copy || !is_shut,
                Audience::Neutral => true,
                Audience::Own(owner) => self.id == Some(owner),
                Audience::Closed => !is_public_copy && !is_shut && self.closed.contains(&mark.forum),
                Audience::Secretariat | Audience::Written => {
                    !is_public_copy && !is_shut && self.secretariat.contains(&mark.forum)
                }
                // A preview says what will be published, to those who build it alone.
                Audience::OnItsWay => {
                    ((!is_public_copy || is_preview) && self.makes(mark.forum, true))
                        || self.is_asked(mark, false)
                }
                Audience::OnItsWayClosed => {
                    !is_public_copy
                        && !is_shut
                        && (self.makes(mark.forum, false) || self.is_asked(mark, true))
                }
                Audience::ClosedWithPaper => {
                    let may_closed = self.closed.contains(&mark.forum);
                    !is_public_copy && !is_shut && (may_closed || self.makes(mark.forum, false))
                }
            }
    }

    /// Whether they must find it somewhere.
    fn must_see(&self, mark: &Mark) -> bool {
        let is_shut = mark.is_shut && self.is_shut_out && mark.forum == 0;
        match mark.audience {
            Audience::Neutral => self.is_signed_in && (is_shut || !self.closed.contains(&mark.forum)),
            // Whoever made it may have nothing to do with it any more.
            Audience::ClosedWithPaper => {
                self.closed.contains(&mark.forum) && self.may_see(mark, false, false)
            }
            Audience::Written => !self.is_brief && self.may_see(mark, false, false),
            Audience::Everyone
            | Audience::Closed
            | Audience::Secretariat
            | Audience::OnItsWay
            | Audience::OnItsWayClosed
            | Audience::Own(_) => self.may_see(mark, false, false),
        }
    }

    /// Whether they make a forum's papers: build its agendas, approve, and, where it is open, write.
    fn makes(&self, forum: usize, is_open: bool) -> bool {
        self.secretariat.contains(&forum)
            || self.approves.contains(&forum)
            || (is_open && self.writes.contains(&forum))
    }

    /// Whether it is of the paper they are asked for an opinion on, and is theirs to read for that.
    fn is_asked(&self, mark: &Mark, is_closed: bool) -> bool {
        let of_makers = [
            "remark on a paper on its way",
            "remark on an issued paper",
            "ground of a paper on its way",
            "what a forum elsewhere said of a paper",
        ];
        self.asked == Some((mark.forum, is_closed)) && !of_makers.contains(&mark.place)
    }

    /// Those of one class are shown the same closed things.
    fn class(&self) -> String {
        format!(
            "{} {:?} {} {:?} {:?} {:?}",
            self.is_signed_in, self.closed, self.is_shut_out, self.writes, self.approves, self.asked
        )
    }
}

/// What was seen of the marks, and what went wrong.
#[derive(Debug, Default)]
struct Seen {
    words: BTreeSet<String>,
    wrong: Vec<String>,
    answers: usize,
}

/// The marks in a text.
fn marks_in(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("zq") {
        found.extend(text.get(at..at + 7).map(str::to_owned));
    }
    found
}

/// Looks at an answer: its head, its bytes and what is packed into them.
fn look(person: &Person, town: &Town, address: &str, answer: &Answer, is_public: bool, seen: &mut Seen) {
    let kind = match answer.header("content-type").unwrap_or_default() {
        "application/pdf" => "pdf",
        "application/zip" => "zip",
        kind if kind.contains("openxmlformats") => "docx",
        _ => "html",
    };
    // A word that is cut at the end of a line is one word.
    let text = match kind {
        "pdf" => text_of("pdf", &answer.bytes).replace("-\n", ""),
        _ => text_of(kind, &answer.bytes),
    };
    seen.answers += 1;
    for word in marks_in(&(answer.head.clone() + "\n" + &text)) {
        let Some(mark) = town.marks.iter().find(|mark| mark.word == word) else {
            continue;
        };
        if person.may_see(mark, is_public, address.contains("/dagsorden/udkast/")) {
            seen.words.insert(word);
        } else {
            let forum = FORUMS[mark.forum];
            seen.wrong.push(format!(
                "{} sees {word}, the {} ({:?}{}) of {forum}, at {address} ({})",
                person.name,
                mark.place,
                mark.audience,
                if mark.is_shut { ", some shut out" } else { "" },
                answer.status
            ));
        }
    }
    if answer.status == 500 {
        seen.wrong
            .push(format!("{}: {address} fails: {text}", person.name));
    }
}

/// Looks for each word, and for words that are nearly it: neither found, counted nor suggested to others.
async fn search(browser: Browser, person: &Person, town: &Town, seen: &mut Seen) {
    for mark in &town.marks {
        let answer = browser.get(&format!("/soeg?q={}", mark.word)).await;
        let html = answer.text();
        // The page says what was sought; what is beside it must not.
        let rest = Answer {
            bytes: html.to_lowercase().replace(&mark.word, "").into_bytes(),
            head: answer.head.replace(&mark.word, ""),
            ..answer.clone()
        };
        look(
            person,
            town,
            &format!("/soeg?q={}", mark.word),
            &rest,
            false,
            seen,
        );
        // A word that isn't there finds those that are nearly it; those are hits of items one may see.
        let hits = match person.is_signed_in {
            true => main_part(&html).to_lowercase(),
            false => html,
        };
        let item = mark.item.map(|number| &town.items[mark.forum][number - 1]);
        let is_hit = item.is_some_and(|id| hits.contains(&format!("/punkter/{id}")));
        let is_shown = hits.contains(&format!("<mark>{}", mark.word));
        if !person.may_see(mark, false, false)
            && (is_shown || (is_hit && mark.audience != Audience::Everyone))
        {
            let (name, place) = (&person.name, mark.place);
            seen.wrong
                .push(format!("{name} finds {} ({place}) by search", mark.word));
        }
        // What stands in an attachment's PDF isn't searched.
        let is_sought = item.is_some() && mark.place != "attachment's text (PDF)";
        if person.may_see(mark, false, false) && is_sought && !is_hit {
            let (name, place) = (&person.name, mark.place);
            seen.wrong
                .push(format!("{name} does not find {} ({place})", mark.word));
        }
        if mark.audience == Audience::Closed {
            let near = format!("{}n", &mark.word[..6]);
            let suggested = browser.get(&format!("/soeg?q={near}")).await;
            look(person, town, &format!("/soeg?q={near}"), &suggested, false, seen);
        }
    }
    for more in ["zq*", "punkt", "chefen", "jeg&aar=2025", "notat", "g01"] {
        let address = format!("/soeg?q={more}");
        look(person, town, &address, &browser.get(&address).await, false, seen);
    }
}

/// Prints what takes long, and gives the addresses of the jobs.
async fn print(browser: Browser, person: &Person, town: &Town, seen: &mut Seen) -> Vec<String> {
    let mut orders = Vec::new();
    for meeting in &town.meetings {
        orders.push(format!("hvad=pakke&af={meeting}&form=pdf"));
        orders.push(format!("hvad=moede&af={meeting}&form=zip"));
    }
    for forum in &town.forums[..FORUMS.len()] {
        for form in ["pdf", "xlsx", "zip"] {
            orders.push(format!("hvad=aargang&aar=2025&af={forum}&form={form}"));
        }
    }
    let mut jobs = Vec::new();
    for order in orders {
        for whom in ["medlemmer", "offentlig"] {
            // A copy for the public is the same whoever asks for it.
            let is_public = whom == "offentlig";
            if is_public && person.name != "staff" {
                continue;
            }
            let begun = browser.post("/tryk", &format!("{order}&til={whom}")).await;
            assert_eq!(begun.status, 303, "{}: {order}: {}", person.name, begun.text());
            let job = begun.header("location").unwrap().to_owned();
            let page = crate::print_jobs::done(browser, &job).await;
            let of_page = Answer {
                bytes: page.into_bytes(),
                ..begun
            };
            look(person, town, &job, &of_page, is_public, seen);
            let address = format!("{job}/fil");
            let file = browser.get(&address).await;
            look(
                person,
                town,
                &format!("{order}&til={whom}"),
                &file,
                is_public,
                seen,
            );
            jobs.push(job);
        }
    }
    jobs
}

/// Goes everywhere.
async fn walk(
    browser: Browser,
    person: Person,
    town: Arc<Town>,
    ids: Arc<Ids>,
    is_first: bool,
) -> (Seen, Vec<String>) {
    let mut seen = Seen::default();
    for route in ROUTES {
        let Some(addresses) = ids.addresses(route.path, is_first) else {
            panic!(
                "{} is visited by nobody: say in visits.rs how to go there",
                route.path
            )
        };
        for address in addresses {
            if route.changes_something() {
                // The session goes on, and whoever looks through other eyes keeps them.
                if !matches!(route.path, "/log-ud" | "/se-som") {
                    let answer = browser.post(&address, "").await;
                    look(
                        &person,
                        &town,
                        &format!("POST {address}"),
                        &answer,
                        false,
                        &mut seen,
                    );
                }
                continue;
            }
            let is_heavy = [".pdf", ".docx", ".xlsx"]
                .iter()
                .any(|ending| address.ends_with(ending));
            let is_public =
                address.contains("-offentlig.") || ids.public.iter().any(|id| address.contains(id));
            if is_heavy && (!is_first || (is_public && person.name != "staff")) {
                continue;
            }
            let answer = browser.get(&address).await;
            look(&person, &town, &address, &answer, is_public, &mut seen);
        }
    }
    if is_first {
        search(browser, &person, &town, &mut seen).await;
    }
    let jobs = match is_first && person.is_signed_in && !person.is_brief {
        // The second committee's members are to it what the first's are to theirs.
        true if person.closed != BTreeSet::from([1]) => print(browser, &person, &town, &mut seen).await,
        true | false => Vec::new(),
    };
    (seen, jobs)
}

fn person(name: &str, token: Option<String>, closed: &[usize], secretariat: &[usize]) -> Person {
    Person {
        name: name.to_owned(),
        is_signed_in: token.is_some(),
        token,
        closed: closed.iter().copied().collect(),
        secretariat: secretariat.iter().copied().collect(),
        ..Person::default()
    }
}

/// What a role in a forum lets see, said by hand.
fn holder(name: String, token: String, role: Role, forum: usize) -> Person {
    let (closed, secretariat): (&[usize], &[usize]) = match role {
        Role::Author | Role::Approver => (&[], &[]),
        Role::Reader | Role::Substitute | Role::Member => (&[forum], &[]),
        Role::Chair | Role::Secretary => (&[forum], &[forum]),
        Role::Administrator => (&[0, 1], &[0, 1]),
    };
    let of_forum = |those: &[Role]| those.contains(&role).then_some(forum).into_iter().collect();
    Person {
        writes: of_forum(&[Role::Author, Role::Approver]),
        approves: of_forum(&[Role::Approver]),
        ..person(&name, Some(token), closed, secretariat)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_closed_reaches_anyone_who_may_not_see_it() {
    let folder = TempDir::new().unwrap();
    let (office, mut town) = town::found(&folder).await;
    let mut people = vec![person("nobody", None, &[], &[])];
    let staff = town::account(&office, "staff", &[]).await;
    people.push(person(
        "staff",
        Some(town::token(&office, &staff.login).await),
        &[],
        &[],
    ));
    for (forum, name) in FORUMS.iter().enumerate() {
        for role in Role::ALL.into_iter().filter(|role| role.is_of_forum()) {
            let login = format!("{}{forum}", role.as_str());
            let account = town::account(&office, &login, &[(Some(town.forums[forum]), role)]).await;
            let token = town::token(&office, &account.login).await;
            let mut one = holder(format!("{} of {name}", role.as_str()), token, role, forum);
            if matches!(role, Role::Member | Role::Author) {
                let reader = Reader::staff(account.person).holding(role, town.forums[forum]);
                town::keep(&office, &mut town, forum, account.person, reader).await;
                one.id = Some(account.person);
            }
            people.push(one);
        }
    }
    let mut shut = Vec::new();
    for role in [Role::Member, Role::Secretary] {
        let seat = [(Some(town.forums[0]), role)];
        let account = town::account(&office, &format!("{}.ude", role.as_str()), &seat).await;
        let token = town::token(&office, &account.login).await;
        let reader = Reader::staff(account.person).holding(role, town.forums[0]);
        town::keep(&office, &mut town, 0, account.person, reader).await;
        people.push(Person {
            id: Some(account.person),
            is_shut_out: true,
            ..holder(format!("{} who is shut out", role.as_str()), token, role, 0)
        });
        shut.push(account.person);
    }
    town::shut_out(&office, &mut town, &shut).await;
    let boss = town::account(&office, "chef", &[(None, Role::Administrator)]).await;
    let token = town::token(&office, &boss.login).await;
    let reader = Reader::staff(boss.person).administrator();
    town::keep(&office, &mut town, 0, boss.person, reader).await;
    people.push(Person {
        id: Some(boss.person),
        ..holder("administrator".into(), token, Role::Administrator, 0)
    });
    let councillor = town::account(&office, "raad", &[(Some(town.forums[2]), Role::Member)]).await;
    let councillor = town::token(&office, &councillor.login).await;
    people.push(person("council member", Some(councillor.clone()), &[], &[]));
    for is_closed in [true, false] {
        let login = format!("spurgt.{is_closed}");
        let account = town::account(&office, &login, &[]).await;
        town::ask(&office, &mut town, 0, is_closed, account.person).await;
        let token = town::token(&office, &account.login).await;
        people.push(Person {
            asked: Some((0, is_closed)),
            is_brief: true,
            ..person(
                &format!("somebody asked, closed: {is_closed}"),
                Some(token),
                &[],
                &[],
            )
        });
    }
    let mut guises: Vec<(String, ForumId, Role, usize, String)> = Vec::new();
    for role in Role::ALL.into_iter().filter(|role| role.is_of_forum()) {
        let token = town::token(&office, &boss.login).await;
        let name = format!("administrator as {} of {}", role.as_str(), FORUMS[0]);
        guises.push((name, town.forums[0], role, 0, token));
    }
    let as_staff = town::token(&office, &boss.login).await;
    let ids = Ids::read(&folder, &office).await;
    let council = town.forums[2];
    let served = desk::serve(office, folder).await;
    let browser = served.browser.signed_out();
    let change = |token: String, wish: String| async move {
        let answer = browser
            .signed_in(&token)
            .post("/se-som", &format!("rolle={wish}"))
            .await;
        assert_eq!(answer.status, 303, "{}", answer.text());
    };
    change(as_staff.clone(), "staff".into()).await;
    people.push(Person {
        is_brief: true,
        ..person("administrator as staff", Some(as_staff), &[], &[])
    });
    for (name, id, role, forum, token) in guises {
        change(token.clone(), format!("{}&forum={id}", role.as_str())).await;
        people.push(Person {
            is_brief: true,
            ..holder(name, token, role, forum)
        });
    }
    let (town, ids) = (Arc::new(town), Arc::new(ids));
    let mut wrong = go(&served.browser, people, &town, &ids).await;
    // The rule of kommunestyrelsesloven § 20, stk. 6 is set, and holds from the next request on.
    town::let_the_council_read(&served, council).await;
    let reading = Person {
        is_brief: true,
        ..person("council member by the rule", Some(councillor), &[0, 1], &[])
    };
    wrong.extend(go(&served.browser, vec![reading], &town, &ids).await);
    assert!(wrong.is_empty(), "{} leaks:\n{}", wrong.len(), wrong.join("\n"));
}

/// Everyone goes everywhere, a few at a time; what went wrong.
async fn go(browser: &Browser, people: Vec<Person>, town: &Arc<Town>, ids: &Arc<Ids>) -> Vec<String> {
    let browser = browser.signed_out();
    let mut classes = BTreeSet::new();
    let mut waiting: Vec<(Person, bool)> = Vec::new();
    for person in people {
        let is_first = !person.is_brief && classes.insert(person.class());
        waiting.push((person, is_first));
    }
    let waiting = Arc::new(Mutex::new(waiting));
    let mut walkers = Vec::new();
    for _ in 0..3 {
        let (waiting, town, ids) = (Arc::clone(&waiting), Arc::clone(town), Arc::clone(ids));
        walkers.push(tokio::spawn(async move {
            let mut came = Vec::new();
            loop {
                let next = waiting.lock().unwrap().pop();
                let Some((person, is_first)) = next else { break };
                let own = match &person.token {
                    Some(token) => browser.signed_in(token),
                    None => browser,
                };
                let (seen, jobs) =
                    walk(own, person.clone(), Arc::clone(&town), Arc::clone(&ids), is_first).await;
                came.push((person, seen, jobs));
            }
            came
        }));
    }
    let mut wrong = Vec::new();
    let mut jobs: BTreeMap<String, String> = BTreeMap::new();
    let mut tokens = Vec::new();
    for walker in walkers {
        for (person, seen, printed) in walker.await.unwrap() {
            assert!(
                seen.answers > 150,
                "{} went to {} pages",
                person.name,
                seen.answers
            );
            wrong.extend(seen.wrong);
            for mark in town.marks.iter().filter(|mark| person.must_see(mark)) {
                if !seen.words.contains(&mark.word) {
                    wrong.push(format!(
                        "{} never sees {}, the {} ({:?}) of {}",
                        person.name, mark.word, mark.place, mark.audience, FORUMS[mark.forum]
                    ));
                }
            }
            jobs.extend(printed.into_iter().map(|job| (job, person.name.clone())));
            tokens.push((person.name, person.token));
        }
    }
    // What somebody has printed is nobody else's.
    for (job, owner) in &jobs {
        for (name, token) in tokens.iter().filter(|(name, _)| name != owner).take(3) {
            let other = match token {
                Some(token) => browser.signed_in(token),
                None => browser,
            };
            for address in [job.clone(), format!("{job}/fil")] {
                let answer = other.get(&address).await;
                if !matches!(answer.status, 303 | 404) {
                    wrong.push(format!("{name} gets {owner}'s {address}: {}", answer.status));
                }
            }
        }
    }
    wrong
}
