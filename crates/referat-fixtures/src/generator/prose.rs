//! Running text: sentences, paragraphs, sub-headings, lists, tables and links of a case.
//!
//! Nothing here says what was decided or recommended, so that it can stand anywhere.

use super::body::Body;
use super::dice::Dice;
use super::words::{AREAS, OBJECTS, UNITS};

const WHO: &[&str] = &[
    "Administrationen",
    "En lille gruppe på tværs",
    "Kommunens jurister",
    "Flere medarbejdere",
    "Enheden",
    "Afdelingen",
    "Et hold af fagfolk",
    "De seks institutioner",
    "Forvaltningen",
    "Medarbejderne",
];

const DOES: &[&str] = &[
    "har i foråret talt med",
    "har samlet erfaringer fra",
    "arbejder tæt sammen med",
    "henter inspiration fra",
    "har brugt en formiddag hos",
    "har fået gode råd af",
    "ser frem til at høre fra",
    "deler gerne viden med",
];

const WHOM: &[&str] = &[
    "to nabokommuner",
    "de lokale foreninger",
    "brugerne",
    "skolernes bestyrelser",
    "en rådgiver udefra",
    "de pårørende",
    "fire private firmaer",
    "havnens brugere",
    "tillidsrepræsentanterne",
];

const TAILS: &[&str] = &[
    ".",
    ".",
    ", og svarene er samlet i et notat.",
    ", så alle når at komme til orde inden sommer.",
    " om, hvad der virker i hverdagen.",
    ", jf. bilaget.",
    " i løbet af 1. og 2. kvartal.",
    ", hvilket har givet et godt billede af behovet (se skemaet).",
    ", fordi reglerne er ændret pr. 1. januar.",
];

/// Whole sentences. The first of a paragraph may begin like a point of a list and is none.
const SENTENCES: &[&str] = &[
    "Ordningen begyndte som et forsøg og er siden vokset.",
    "Der er i dag 14 medarbejdere, som bruger omkring en time om ugen på opgaven.",
    "Udgiften ventes at blive ca. 240.000 kr. om året, ekskl. moms.",
    "Det svarer til 3,5 pct. af rammen, jf. regnskabet for sidste år.",
    "Halvdelen af de adspurgte vil gerne have mere at vide, inden de siger ja.",
    "Tallene er trukket den 3. marts og dækker 12 måneder.",
    "Kortet findes på kommunens hjemmeside, og det bliver holdt ved lige.",
    "Hvem har ansvaret, når noget går galt?",
    "Det korte svar er, at det afhænger af vejret!",
    "Reglerne står i § 14, stk. 2, og de gælder også for private.",
    "\"Vi vil hellere have lys end bænke\", siger en af beboerne.",
    "Forslaget kræver hverken nye lokaler eller flere folk.",
    "Afstanden er målt til 2,7 km – uden omvejen ad stien.",
    "CO₂-udledningen falder med 18 t om året.",
    "Et enkelt sted er der brug for at flytte en mur, og det koster.",
    "Alle skoler på nær én har svaret.",
    "Børnene har selv tegnet skiltene.",
    "Der er afsat 1,2 mio. kr. i budgettet; resten findes senere.",
    "Om vinteren er der færre, og om sommeren er der flere.",
    "Pladsen er delt i tre: en del til biler, en del til cykler og en del til træer.",
];

const SENTENCES_LIKE_POINTS: &[&str] = &[
    "15. november holdes der åbent hus.",
    "1. kvartal var roligt.",
    "2. behandling ventes til efteråret.",
    "400 borgere har skrevet under.",
    "7. og 8. klasse er med.",
];

const SUB_HEADINGS: &[&str] = &[
    "Baggrund",
    "Økonomi",
    "Tidsplan",
    "Inddragelse",
    "Det videre forløb",
    "Regler på området",
    "Kommunikation",
    "Konsekvenser for personalet",
    "Klima og miljø",
    "Erfaringer fra andre kommuner",
    "Brugernes syn på sagen",
    "To veje at gå",
    "Om Fyrparken",
    "Trafik og støj",
];

/// Lone lines that may stand first in a section, where they are no sub-heading.
const FIRST_LINES: &[&str] = &[
    "Hvor er der plads",
    "Status pr. 1. marts",
    "Kort fortalt",
    "Et nyt syn på gamle regler",
];

const INTRODUCTIONS: &[&str] = &[
    "Formålet er blandt andet:",
    "Følgende er på plads:",
    "Forslaget hviler på disse spor:",
    "Der er tre hensyn at tage:",
    "Arbejdet omfatter:",
    "Man kan spørge:",
];

const POINTS: &[&str] = &[
    "bedre plads til cykler",
    "færre skemaer og kortere ventetid",
    "en fast makker i det første år",
    "Tydelige skilte ved alle indgange",
    "lys langs stien, også om morgenen",
    "15 timer om ugen til en koordinator",
    "en aftale med forsyningen – om muligt inden jul",
    "at alle kan komme til orde",
    "Kan det gøres billigere?",
    "hjælp til dem, der ikke bruger nettet (ca. 400)",
    "at give tid tilbage til kerneopgaven",
    "mindre støj i gården",
    "Fælles regler for udlån, nøgler og alarmer.",
    "en liste, som holdes ved lige",
];

const ROWS: &[&str] = &[
    "Anlæg",
    "Drift",
    "Antal aftaler",
    "Rute 1 Nord",
    "Rute 2 Syd",
    "I alt",
    "Forbrug",
    "Indtægter",
];

const CELLS: &[&str] = &[
    "18",
    "241.000 kr.",
    "52",
    "9 diplom, 2 master",
    "0 kr.",
    "30 minutter",
    "1,4 mio. kr.",
    "ja",
];

/// Writes a sentence.
pub(super) fn sentence(dice: &mut Dice, out: &mut String) {
    if dice.chance(45) {
        out.push_str(dice.pick(SENTENCES));
        return;
    }
    if dice.chance(20) {
        out.push_str(dice.pick(UNITS));
    } else {
        out.push_str(dice.pick(WHO));
    }
    out.push(' ');
    out.push_str(dice.pick(DOES));
    out.push(' ');
    out.push_str(dice.pick(WHOM));
    out.push_str(dice.pick(TAILS));
}

/// Writes a paragraph of so many sentences.
pub(super) fn paragraph(dice: &mut Dice, count: u32, out: &mut String) {
    for index in 0..count {
        if index > 0 {
            out.push(' ');
        } else if dice.chance(4) {
            out.push_str(dice.pick(SENTENCES_LIKE_POINTS));
            continue;
        }
        sentence(dice, out);
    }
}

/// A phrase that says what a clause is about: "busplanen for skolerne".
pub(super) fn phrases(dice: &mut Dice, count: usize) -> Vec<String> {
    let objects = dice.some_of(OBJECTS, count);
    let areas = dice.some_of(AREAS, count);
    objects
        .into_iter()
        .enumerate()
        .map(
            |(index, object)| match areas.get(index).filter(|_| dice.chance(40)) {
                Some(area) => format!("{object} for {area}"),
                None => object.to_owned(),
            },
        )
        .collect()
}

/// Writes an occasion: a paragraph or two.
pub(super) fn occasion(dice: &mut Dice) -> Body {
    let mut body = Body::default();
    for _ in 0..1 + dice.below(2) {
        let count = dice.between(1, 3);
        paragraph(dice, count, body.begin_block());
    }
    body
}

/// Writes a statement of so many parts, with what cases hold.
pub(super) fn statement(dice: &mut Dice, parts: u32) -> Body {
    let mut body = Body::default();
    if dice.chance(6) {
        body.block(dice.pick(FIRST_LINES));
    }
    for part in 0..parts {
        let is_last = part + 1 == parts;
        match dice.below(100) {
            0..14 if !body.text.is_empty() => {
                let heading = dice.pick(SUB_HEADINGS);
                body.block(heading);
                body.facts.sub_headings.push(heading.to_owned());
                plain(dice, &mut body);
            }
            14..24 => bullets(dice, &mut body),
            24..28 => numbered(dice, &mut body),
            28..34 => table(dice, &mut body),
            34..36 => broken_table(dice, &mut body),
            36..41 => links(dice, &mut body),
            41..43 => two_lines(dice, &mut body),
            43 if !is_last => doubtful(dice, &mut body),
            _ => plain(dice, &mut body),
        }
    }
    body
}

fn plain(dice: &mut Dice, body: &mut Body) {
    let count = dice.between(1, 6);
    paragraph(dice, count, body.begin_block());
}

fn two_lines(dice: &mut Dice, body: &mut Body) {
    let text = body.begin_block();
    sentence(dice, text);
    text.push('\n');
    sentence(dice, text);
}

/// A line that looks like an item's heading and is none: nothing of an item follows it.
fn doubtful(dice: &mut Dice, body: &mut Body) {
    let number = dice.between(1, 12);
    body.block(&format!("Punkt {number}: Her henvises til skemaet."));
    body.findings.push("item-heading-doubtful");
    plain(dice, body);
}

fn bullets(dice: &mut Dice, body: &mut Body) {
    body.block(dice.pick(INTRODUCTIONS));
    let nested = dice.chance(35);
    let (inner, innermost) =
        *dice.pick_ref(&[(" ", "   "), ("  ", "    "), ("   ", "      "), ("\t", "\t\t")]);
    // Points of another mark than the layout's are kept as printed.
    let mark = if dice.chance(2) { "•" } else { "-" };
    let mut lines = Vec::new();
    let mut depth = 1;
    for _ in 0..dice.between(2, 7) {
        lines.push(format!("{mark} {}", dice.pick(POINTS)));
        if nested && dice.chance(50) {
            depth = depth.max(2);
            lines.push(format!("{inner}{mark} {}", dice.pick(POINTS)));
            if dice.chance(30) {
                depth = 3;
                lines.push(format!("{innermost}{mark} {}", dice.pick(POINTS)));
            }
            if dice.chance(50) {
                lines.push(format!("{inner}{mark} {}", dice.pick(POINTS)));
            }
        }
    }
    if dice.chance(5)
        && let Some(last) = lines.last_mut()
    {
        last.push_str("\nmed et par ord mere på en ny linje");
    }
    body.points(&lines);
    body.facts.depth = body.facts.depth.max(depth);
    if mark != "-" && !body.findings.contains(&"kept-as-printed") {
        body.findings.push("kept-as-printed");
    }
}

fn numbered(dice: &mut Dice, body: &mut Body) {
    body.block(dice.pick(INTRODUCTIONS));
    let lines: Vec<String> = (1..=dice.between(2, 11))
        .map(|number| format!("{number}. {}", dice.pick(POINTS)))
        .collect();
    body.points(&lines);
}

fn table(dice: &mut Dice, body: &mut Body) {
    body.block("Tallene fordeler sig sådan:");
    let columns = dice.between(2, 5) as usize;
    let rows = dice.between(2, 6) as usize;
    let header = dice.chance(70);
    let text = body.begin_block();
    for row in 0..rows {
        if row > 0 {
            text.push('\n');
        }
        if row == 0 && header {
            let first = dice.between(2015, 2024);
            for year in (first..).take(columns - 1) {
                text.push('\t');
                text.push_str(&year.to_string());
            }
            continue;
        }
        text.push_str(dice.pick(ROWS));
        for _ in 1..columns {
            text.push('\t');
            text.push_str(dice.pick(CELLS));
        }
    }
    body.facts.tables.push((rows, columns));
}

/// A table that fell apart on its way to text: its first rows are loose lines.
fn broken_table(dice: &mut Dice, body: &mut Body) {
    body.block("Tiden er brugt sådan:");
    for loose in [
        "Opgave",
        "Tid\nbrugt",
        "Læse sig ind i sagen og ringe til naboerne.",
        "1 time",
    ] {
        body.block(loose);
    }
    let rows = dice.between(1, 3) as usize;
    let text = body.begin_block();
    for row in 0..rows {
        if row > 0 {
            text.push('\n');
        }
        text.push_str("Skrive rundt\t");
        text.push_str(dice.pick(CELLS));
    }
    body.facts.tables.push((rows, 2));
    body.findings.push("table-broken");
    plain(dice, body);
}

fn links(dice: &mut Dice, body: &mut Body) {
    let dead = dice.chance(40);
    let target = if dead {
        "#"
    } else {
        "https://example.org/kommune/side?nr=7&sprog=da"
    };
    let text = body.begin_block();
    sentence(dice, text);
    text.push_str(" Læs mere i [");
    text.push_str(dice.pick(&["vejledningen", "Fælles regler", "notat nr. 4 (udkast)"]));
    text.push_str("](");
    text.push_str(target);
    text.push_str("). ");
    sentence(dice, text);
    body.facts.links += 1;
    if dead {
        body.findings.push("link-dead");
    }
}
