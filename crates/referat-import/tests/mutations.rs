//! Mutated documents: Sandved's minutes, the real ones and generated ones with names replaced, parts moved and
//! white space changed. The result changes exactly as the mutation says, and nothing else does.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

#[path = "support/mutating.rs"]
mod mutating;
#[path = "support/reading.rs"]
mod reading;

use std::collections::{BTreeMap, BTreeSet};

use mutating::{Parts, contents_lines, settled, with_finding, with_strings_changed, with_words_replaced};
use reading::{Sample, broken_promise, read};
use referat_danish::dates;
use referat_domain::Date;
use referat_domain::meeting_record::MeetingRecord;
use referat_fixtures::generator::generate;
use referat_import::known_forums::KnownForums;
use serde_json::{Value, json};

/// Sandved's, the real ones, and some made from seeds.
fn samples() -> Vec<Sample> {
    let mut samples = reading::samples();
    samples.extend((0..120).map(|seed| {
        let document = generate(seed);
        Sample {
            name: document.file_name,
            text: document.text,
        }
    }));
    samples
}

/// Holds the reading of a mutated text against the mutated reading.
fn assert_read_as(sample: &Sample, what: &str, text: &str, expected: &Value) {
    let record = read(&sample.name, text);
    let text = text.trim_start_matches('\u{feff}');
    assert_eq!(broken_promise(text, &record), None, "{}: {what}", sample.name);
    assert_same(&format!("{}: {what}", sample.name), &settled(&record), expected);
}

/// Says where two values differ, not all they hold.
fn assert_same(place: &str, found: &Value, expected: &Value) {
    match (found, expected) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter()
                .zip(b.values())
                .for_each(|((key, a), b)| assert_same(&format!("{place}.{key}"), a, b));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter()
                .zip(b)
                .enumerate()
                .for_each(|(at, (a, b))| assert_same(&format!("{place}[{at}]"), a, b));
        }
        (found, expected) => assert_eq!(found, expected, "{place}"),
    }
}

/// Replaces whole words in the text and in the reading.
fn assert_words_replaced(sample: &Sample, what: &str, words: &BTreeMap<String, String>) {
    let expected = settled(&read(&sample.name, &sample.text));
    let expected = with_strings_changed(&expected, &|text| with_words_replaced(text, words));
    assert_read_as(sample, what, &with_words_replaced(&sample.text, words), &expected);
}

fn pairs(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
        .collect()
}

#[test]
fn another_forum_with_another_prefix_is_read_alike() {
    for sample in samples() {
        let record = read(&sample.name, &sample.text);
        let words = match record.forum.as_deref() {
            Some("Chefforum") => pairs(&[
                ("Chefforum", "Bundforum"),
                ("chefforum", "bundforum"),
                ("CF", "BF"),
            ]),
            Some("Direktørforum") => pairs(&[("Direktørforum", "Topforum"), ("DF", "TF")]),
            Some("Miljø- og Byudvalget") => {
                pairs(&[("Miljø", "Kyst"), ("Byudvalget", "Landudvalget"), ("MBU", "KLU")])
            }
            Some("Klima- og Teknikudvalget") => pairs(&[("Teknikudvalget", "Stormudvalget"), ("KTU", "KSU")]),
            Some("Ældrerådet") => pairs(&[("Ældrerådet", "Ungerådet"), ("ÆR", "UR")]),
            Some(_) | None => continue,
        };
        assert_words_replaced(&sample, "another forum", &words);
    }
}

const OTHER_NAMES: &[&str] = &[
    "Torkild", "Vibeke", "Gorm", "Sigrid", "Asger", "Bodil", "Esben", "Thyra", "Holger", "Inge", "Knud",
    "Lisbet", "Mogens", "Oda", "Preben", "Ruth", "Svend", "Tora", "Ulrik", "Valborg",
];

#[test]
fn other_people_are_read_alike() {
    for sample in samples() {
        let record = read(&sample.name, &sample.text);
        let named = record.items.iter().flat_map(|item| {
            let statements = item
                .decision
                .iter()
                .flat_map(|decision| decision.statements.iter().map(|remark| &remark.by));
            item.presenters.iter().chain(&item.guests).chain(statements)
        });
        let parts: BTreeSet<&str> = named
            .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
            .filter(|part| part.chars().count() > 1)
            .collect();
        let others = OTHER_NAMES.iter().cycle().map(|name| (*name).to_owned());
        let words = parts.into_iter().map(str::to_owned).zip(others).collect();
        assert_words_replaced(&sample, "other people", &words);
    }
}

#[test]
fn the_same_documents_twenty_eight_years_later_are_read_alike() {
    // After 28 years every date falls on the same weekday again.
    let later: BTreeMap<String, String> = (1990..2060)
        .map(|year: u32| (year.to_string(), (year + 28).to_string()))
        .collect();
    for sample in samples() {
        assert_words_replaced(&sample, "28 years later", &later);
    }
}

#[test]
fn another_day_time_and_place_change_those_fields_only() {
    for sample in samples() {
        let record = read(&sample.name, &sample.text);
        let (Some(date), None) = (record.date, &record.head_as_printed) else {
            continue;
        };
        let Some(place) = record.place.clone() else {
            continue;
        };
        let other = Date::new(2031, 12, 24).unwrap();
        let in_title = |date: Date| format!("d. {:02}-{:02}-{}", date.day(), date.month(), date.year());
        let weekday = |date: Date| dates::weekday_name(date.weekday())[1..].to_owned();
        let in_head = |date: Date| format!("{} d. {} kl. ", weekday(date), dates::padded_long_date(date));
        let text = sample.text.replacen(&in_title(date), &in_title(other), 1);
        let text = text.replacen(&in_head(date), &in_head(other), 1);
        // The first letter of the weekday stays: "Onsdag" becomes "Onsdag" again on this date.
        let text = replace_weekday(&text, other);
        let text = text.replacen(
            &format!("Mødested {place}"),
            "Mødested Skurvognen på kajen, 2. th.",
            1,
        );
        let mut expected = settled(&record);
        expected["date"] = json!("2031-12-24");
        expected["place"] = json!("Skurvognen på kajen, 2. th.");
        assert_read_as(&sample, "another day and place", &text, &expected);
    }
}

fn replace_weekday(text: &str, date: Date) -> String {
    let at = text.find("Mødedato ").unwrap() + "Mødedato ".len();
    let ends = at + text[at..].find(' ').unwrap();
    let name = dates::weekday_name(date.weekday());
    let (first, rest) = name.split_at(name.chars().next().unwrap().len_utf8());
    format!("{}{}{rest}{}", &text[..at], first.to_uppercase(), &text[ends..])
}

#[test]
fn other_journal_numbers_change_nothing_but_the_numbers() {
    for sample in samples() {
        let record = read(&sample.name, &sample.text);
        if record
            .items
            .iter()
            .any(|item| item.journal_number_as_printed.is_some())
        {
            continue;
        }
        let numbers: BTreeMap<String, String> = record
            .items
            .iter()
            .filter_map(|item| item.journal_number)
            .map(|number| {
                let other = format!(
                    "99.{:02}.01-Ø07-{}-88",
                    number.subject.group,
                    number.serial + 1000
                );
                (number.to_string(), other)
            })
            .collect();
        let changed = |line: &str| {
            numbers
                .get(line.trim())
                .cloned()
                .unwrap_or_else(|| line.to_owned())
        };
        let text = sample.text.lines().map(changed).collect::<Vec<_>>().join("\n");
        let expected = with_strings_changed(&settled(&record), &changed);
        assert_read_as(&sample, "other journal numbers", &text, &expected);
    }
}

/// Puts the places of a list in another order: turned round, and moved on by one.
fn orders(count: usize) -> [Vec<usize>; 2] {
    [
        (0..count).rev().collect(),
        (0..count).map(|at| (at + 1) % count.max(1)).collect(),
    ]
}

fn in_order<T: Clone>(list: &[T], order: &[usize]) -> Vec<T> {
    order.iter().map(|at| list[*at].clone()).collect()
}

#[test]
fn sections_in_another_order_are_the_same_sections() {
    for sample in samples() {
        let record = read(&sample.name, &sample.text);
        for turned in [0, 1] {
            let mut parts = Parts::of(&sample.text, &record);
            let mut expected = settled(&record);
            for (index, item) in record.items.iter().enumerate() {
                let kinds: BTreeSet<_> = item.sections.iter().map(|section| section.kind).collect();
                // Where a section stands twice, the order of its parts matters.
                if kinds.len() < item.sections.len() {
                    continue;
                }
                let sections = &mut parts.items[index].sections;
                let order = &orders(sections.len())[turned];
                *sections = in_order(sections, order);
                expected["items"][index]["sections"] =
                    sections_in_order(&expected["items"][index]["sections"], order);
            }
            let text = parts.with_contents(&contents_lines(&record));
            assert_read_as(&sample, "sections in another order", &text, &expected);
        }
    }
}

/// Orders sections in JSON; one without a heading goes where the one before it goes.
fn sections_in_order(sections: &Value, order: &[usize]) -> Value {
    let mut before: Vec<Value> = Vec::new();
    let mut groups: Vec<Vec<Value>> = Vec::new();
    for section in sections.as_array().unwrap() {
        match groups.last_mut() {
            Some(group) if section["heading"].is_null() => group.push(section.clone()),
            None if section["heading"].is_null() => before.push(section.clone()),
            Some(_) | None => groups.push(vec![section.clone()]),
        }
    }
    before
        .into_iter()
        .chain(in_order(&groups, order).concat())
        .collect()
}

/// The findings that speak of the order of numbers, taken out.
fn without_number_findings(value: &mut Value) {
    let warnings = value["warnings"].as_array_mut().unwrap();
    warnings.retain(|warning| !warning["code"].as_str().unwrap().starts_with("item-number"));
}

#[test]
fn items_in_another_order_are_the_same_items() {
    for sample in samples() {
        let record = read(&sample.name, &sample.text);
        // A line of the list for no item, or an item without a line, has no place to go to.
        if !record.contents.is_empty() && record.contents.iter().any(|line| line.item.is_none()) {
            continue;
        }
        for order in orders(record.items.len()) {
            let mut parts = Parts::of(&sample.text, &record);
            parts.items = in_order(&parts.items, &order);
            let mut expected = settled(&record);
            expected["items"] = in_order(expected["items"].as_array().unwrap(), &order).into();
            let mut contents = record.contents.clone();
            let place = |number: &Option<String>| {
                parts
                    .items
                    .iter()
                    .position(|item| Some(&item.number) == number.as_ref())
            };
            contents.sort_by_key(|line| place(&line.item));
            let moved = MeetingRecord {
                contents,
                ..record.clone()
            };
            expected["contents"] = settled(&moved)["contents"].clone();
            without_number_findings(&mut expected);
            let text = parts.with_contents(&contents_lines(&moved));
            let mut found = settled(&read(&sample.name, &text));
            without_number_findings(&mut found);
            assert_same(
                &format!("{}: items in another order", sample.name),
                &found,
                &expected,
            );
        }
    }
}

/// How many items have the prefix that most of them have.
fn sharing_a_prefix(record: &MeetingRecord, without: Option<usize>) -> bool {
    let prefixes: Vec<Option<&str>> = record
        .items
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != without)
        .map(|(_, item)| item.title.split_once(" - ").map(|(prefix, _)| prefix))
        .collect();
    prefixes.iter().flatten().any(|prefix| {
        let sharing = prefixes.iter().filter(|other| **other == Some(*prefix)).count();
        sharing >= 2 && sharing * 2 > prefixes.len()
    })
}

#[test]
fn a_document_without_one_of_its_items_is_the_same_but_for_that_item() {
    for sample in samples() {
        let record = read(&sample.name, &sample.text);
        for left_out in 0..record.items.len() {
            if sharing_a_prefix(&record, None) != sharing_a_prefix(&record, Some(left_out)) {
                continue;
            }
            let number = Value::from(record.items[left_out].number.clone());
            let mut parts = Parts::of(&sample.text, &record);
            parts.items.remove(left_out);
            let mut rest = record.clone();
            rest.items.remove(left_out);
            rest.contents
                .retain(|line| line.item.as_deref() != number.as_str());
            if rest.contents.is_empty() && !record.contents.is_empty() || rest.items.is_empty() {
                continue;
            }
            let mut expected = settled(&rest);
            let warnings = expected["warnings"].as_array_mut().unwrap();
            warnings
                .retain(|warning| warning["item"] != number && warning["code"] != "item-heading-doubtful");
            without_number_findings(&mut expected);
            let mut found = settled(&read(&sample.name, &parts.with_contents(&contents_lines(&rest))));
            without_number_findings(&mut found);
            let warnings = found["warnings"].as_array_mut().unwrap();
            warnings.retain(|warning| warning["code"] != "item-heading-doubtful");
            assert_same(
                &format!("{} without item {number}", sample.name),
                &found,
                &expected,
            );
        }
    }
}

#[test]
fn white_space_changes_nothing() {
    let each_line = |text: &str, change: &dyn Fn(&str) -> String| -> String {
        text.split('\n').map(change).collect::<Vec<_>>().join("\n")
    };
    for sample in samples() {
        let text = &sample.text;
        let expected = settled(&read(&sample.name, text));
        let twins = [
            ("carriage returns", text.replace('\n', "\r\n")),
            ("old line ends", text.replace('\n', "\r")),
            ("hard spaces", text.replace(' ', "\u{a0}")),
            (
                "narrow hard spaces",
                text.replace("Punkt ", "Punkt\u{202f}").replace("- ", "-\u{a0}"),
            ),
            ("trailing spaces", each_line(text, &|line| format!("{line}   "))),
            ("an indent", each_line(text, &|line| format!("  {line}"))),
            ("blank lines", text.replace("\n\n", "\n\n \n\t\n\n")),
            (
                "page breaks",
                text.replace("\n\nPunkt ", "\n\n\u{c}Punkt ")
                    .replace("\n\nBeslutning", "\n\u{c}\nBeslutning"),
            ),
            ("no blank lines around it", text.trim().to_owned()),
            ("blank lines around it", format!("\n\n\n{text}\n\n \n")),
            ("a byte order mark", format!("\u{feff}{text}")),
        ];
        for (what, twin) in twins {
            assert_read_as(&sample, what, &twin, &expected);
        }
    }
}

#[test]
fn another_encoding_is_read_alike_and_reported() {
    for sample in samples() {
        let read_bytes = |bytes: &[u8]| {
            settled(
                &referat_import::read(&sample.name, bytes, &KnownForums::default())
                    .unwrap()
                    .record,
            )
        };
        let reported = |encoding: &str| {
            let expected = settled(&read(&sample.name, &sample.text));
            with_finding(expected, "encoding-guessed", "warning", None, encoding)
        };
        let little: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(sample.text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let big: Vec<u8> = [0xfe, 0xff]
            .into_iter()
            .chain(sample.text.encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        assert_same(
            &format!("{} in UTF-16LE", sample.name),
            &read_bytes(&little),
            &reported("UTF-16LE"),
        );
        assert_same(
            &format!("{} in UTF-16BE", sample.name),
            &read_bytes(&big),
            &reported("UTF-16BE"),
        );
        let (latin, _, lossy) = encoding_rs::WINDOWS_1252.encode(&sample.text);
        if !lossy && !sample.text.is_ascii() {
            let place = format!("{} in Windows-1252", sample.name);
            assert_same(&place, &read_bytes(&latin), &reported("windows-1252"));
        }
    }
}

#[test]
fn a_blank_line_between_clauses_is_reported_and_changes_nothing_else() {
    for sample in samples() {
        let record = read(&sample.name, &sample.text);
        for item in record.items.iter().filter(|item| item.clauses.len() > 1) {
            let clause = format!("\n2. {}", item.clauses[1]);
            let already = record.warnings.iter().any(|finding| {
                finding.code.as_str() == "clause-list-cut" && finding.item.as_ref() == Some(&item.number)
            });
            if already || sample.text.matches(&clause).count() != 1 {
                continue;
            }
            let text = sample.text.replace(&clause, &format!("\n{clause}"));
            let expected = with_finding(
                settled(&record),
                "clause-list-cut",
                "hint",
                Some(&item.number),
                "",
            );
            assert_read_as(
                &sample,
                &format!("a cut in item {}", item.number),
                &text,
                &expected,
            );
        }
    }
}
