//! scratch
fn main() {
    let docs: Vec<_> = referat_fixtures::generator::generate_series(1, 800).collect();
    let bytes: usize = docs.iter().map(|d| d.text.len()).sum();
    let forums = referat_import::known_forums::KnownForums::default();
    for _ in 0..5 {
        let t = std::time::Instant::now();
        for d in &docs {
            std::hint::black_box(referat_import::read(&d.file_name, d.text.as_bytes(), &forums).ok());
        }
        println!("{:.1} MB/s", bytes as f64 / 1e6 / t.elapsed().as_secs_f64());
    }
}
