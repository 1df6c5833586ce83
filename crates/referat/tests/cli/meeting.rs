//! `referat meeting`: a year's meetings shown, written, moved and called off.

use super::environment::{Environment, Run, settled};

const RULE: [&str; 15] = [
    "meeting",
    "plan",
    "Chefforum",
    "--first",
    "2027-03-01",
    "--last",
    "2027-06-30",
    "--on",
    "monday",
    "--nth",
    "5",
    "--start",
    "9:00",
    "--end",
    "12:00",
];

fn run(environment: &Environment, arguments: &[&str]) -> Run {
    environment.run(&[arguments, &["--data", "data"]].concat())
}

#[test]
fn a_plan_is_shown_before_it_is_written_and_a_holiday_is_chosen() {
    let environment = Environment::danish().sandved_imported();
    let room = ["meeting", "add-room", "Mødelokale 1", "--seats", "12"];
    assert_eq!(run(&environment, &room).status, 0);
    let in_room = [RULE.as_slice(), &["--room", "Mødelokale 1"]].concat();
    settled(|| {
        insta::assert_snapshot!("meeting_plan_da", run(&environment, &in_room));
    });
    let listed = run(&environment, &["meeting", "list", "CF", "--year", "2027"]);
    assert!(listed.stdout.contains("Der er ingen møder i 2027."), "{listed}");
    let unsettled = run(&environment, &[in_room.as_slice(), &["--apply"]].concat());
    assert_eq!(unsettled.status, 1, "{unsettled}");
    assert!(unsettled.stderr.contains("2027-03-29"), "{unsettled}");
    let shifted = ["--shift", "2027-03-29=2027-03-30", "--apply"];
    let written = run(&environment, &[in_room.as_slice(), &shifted].concat());
    assert_eq!(written.status, 0, "{written}");
    let moved = [
        "meeting",
        "move",
        "2027-04-26",
        "--date",
        "2027-04-28",
        "--reason",
        "konference",
    ];
    assert_eq!(run(&environment, &moved).status, 0);
    let off = ["meeting", "cancel", "2027-05-31", "--reason", "for få punkter"];
    assert_eq!(run(&environment, &off).status, 0);
    let again = run(&environment, &off);
    assert_eq!(again.status, 1, "{again}");
    settled(|| {
        insta::assert_snapshot!(
            "meeting_list_da",
            run(&environment, &["meeting", "list", "CF", "--year", "2027"])
        );
    });
}

#[test]
fn a_member_plans_nothing() {
    let environment = Environment::danish().sandved_imported();
    environment.somebody("Eva Holm", "eva@sandved.example", "member");
    let as_eva = [RULE.as_slice(), &["--as", "eva@sandved.example"]].concat();
    let refused = run(&environment, &as_eva);
    assert_eq!(refused.status, 1, "{refused}");
    assert!(refused.stderr.contains("du må ikke planlægge"), "{refused}");
}
