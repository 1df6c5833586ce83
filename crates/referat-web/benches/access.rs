//! What the access check costs in a page, in a municipality of `REFERAT_BENCH_FORUMS` forums, `REFERAT_BENCH_PERSONS`
//! persons and `REFERAT_BENCH_ITEMS` items (500, 10,000 and 1,000,000 where nothing is said).
//!
//! The store is filled with plain rows through its own way of writing, journal included. Each page is asked for over one
//! connection to the real router, by a secretary with four roles. The check is what the page does to find out what may
//! be shown: who the token stands for (the guard), what they may, who is shut out of the items on the page, and `show`
//! over as many items as are on it. Both are measured one by one, so that the slow ones can be seen.
#![expect(
    clippy::print_stdout,
    reason = "what was measured is the data of this program"
)]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a measurement that can't be set up ends here"
)]

#[path = "shared/asking.rs"]
#[expect(dead_code, reason = "nothing is sent here")]
mod asking;
#[path = "access/house.rs"]
mod house;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use referat_actions::office::Office;
use referat_actions::secrets::Token;
use referat_actions::sign_in::Presented;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, Tenant};
use referat_domain::view::item::ListedItem;
use referat_domain::view::show;
use referat_store::Store;
use tokio::runtime::Runtime;

use asking::{Asking, Spread, serve};
use house::{House, Size};

/// How often each page and each check is measured.
const TIMES: usize = 2000;

fn main() {
    let size = Size {
        forums: asking::number("REFERAT_BENCH_FORUMS", 500),
        persons: asking::number("REFERAT_BENCH_PERSONS", 10_000),
        items: asking::number("REFERAT_BENCH_ITEMS", 1_000_000),
    };
    let runtime = Runtime::new().expect("a runtime");
    let house = runtime.block_on(house::filled(size));
    let (token, tenant, store) = (house.token.clone(), house.tenant, house.store());
    let store = runtime.block_on(store);
    // An item's page shows it, its neighbours and its case; a forum's page shows meetings, which are everyone's.
    let pages = [
        ("item page", house.item_paths(), 8),
        ("forum page", house.forum_paths(), 0),
        ("search page", house.search_paths(), 25),
    ];
    // The folder goes when everything was measured.
    let House {
        office,
        items,
        folder: _folder,
        ..
    } = house;
    let office = Arc::new(office);
    let address = runtime.block_on(serve(Arc::clone(&office)));
    for (name, paths, shown) in pages {
        let mut whole = ask(address, &paths, &token);
        let check = check(&office, &store, tenant, &token, &items, shown);
        let mut check = runtime.block_on(check);
        let (page, access) = (Spread::of(&mut whole), Spread::of(&mut check));
        println!("{name:<12} {page}");
        println!("  the check  {access}");
        println!(
            "  share      {:.3} of the page at the median, {:.3} at the 99th percentile",
            access.median.as_secs_f64() / page.median.as_secs_f64(),
            access.p99.as_secs_f64() / page.p99.as_secs_f64()
        );
    }
}

/// Measures the check: the guard, the table, who is shut out of so many items, and what is shown of them.
async fn check(
    office: &Office,
    store: &Store,
    tenant: Tenant,
    token: &str,
    items: &[AgendaItemId],
    shown: usize,
) -> Vec<Duration> {
    let token = Token::read(token).expect("a token");
    let mut reading = store.reading(tenant).await.expect("a reading");
    let mut times = Vec::with_capacity(TIMES);
    for turn in 0..TIMES {
        // Items from everywhere, as hits are.
        let ids: Vec<AgendaItemId> = (0..shown)
            .map(|place| items[(turn * 7919 + place * 104_729) % items.len()])
            .collect();
        let listed: Vec<ListedItem> = ids.iter().map(|id| house::listed(*id)).collect();
        let begun = Instant::now();
        let presented = office.presented(&token).await.expect("an answer");
        let Presented::Somebody(me) = presented else {
            panic!("the token is nobody's")
        };
        let may = me.actor.reader.require(Action::LookAround, Scope::Anywhere);
        may.expect("whoever is signed in may look around");
        if !ids.is_empty() {
            let rows = reading.exclusions(&ids).await.expect("who is shut out");
            assert!(rows.len() <= ids.len(), "one each");
        }
        let seen = show(listed, &me.actor.reader);
        times.push(begun.elapsed());
        assert_eq!(seen.len(), shown, "each is shown, or said to be closed");
    }
    times
}

/// Asks for the paths in turn on one connection, and measures each answer after a few to warm up.
fn ask(address: SocketAddr, paths: &[String], token: &str) -> Vec<Duration> {
    let mut asking = Asking::connect(address, token);
    let mut times = Vec::with_capacity(TIMES);
    let warm = TIMES / 20;
    for (path, turn) in paths.iter().cycle().zip(0..TIMES + warm) {
        let (time, status) = asking.get(path);
        assert_eq!(status, 200, "{path}");
        if turn >= warm {
            times.push(time);
        }
    }
    times
}
