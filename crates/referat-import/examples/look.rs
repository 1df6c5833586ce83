//! scratch
use referat_danish::verbs::find_outcome;
fn main() {
    for s in std::env::args().skip(1) {
        if let Ok(seed) = s.parse::<u64>() {
            let d = referat_fixtures::generator::generate(seed);
            println!("{}", d.text);
            continue;
        }
        println!("{s}\n   {:?}", find_outcome(&s).map(|f| (f.verb, s[f.start..f.end].to_owned(), f.in_main_clause)));
    }
}
