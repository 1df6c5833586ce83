//! Meeting plans in words: days off, how meetings come back, what became of one, who is called and what they answer.

use referat_domain::Date;
use referat_domain::clock_time::ClockTime;
use referat_domain::meeting::MeetingKind;
use referat_domain::meeting::agenda_item::Slot;
use referat_domain::meeting::interim::{ChairsGround, InterimWay};
use referat_domain::meeting::invitation::{Answer, InvitedAs};
use referat_domain::meeting::plan::DayOfWeek;
use referat_domain::meeting::written::{ProcedureState, StopsAt, WrittenChoice};
use referat_domain::rules::holidays::DayOff;
use referat_domain::view::plan::{ExtraordinaryCall, PlanChange};

use crate::Wording;

impl Wording {
    /// Why nobody meets on a day: "anden påskedag".
    #[must_use]
    pub fn day_off(&self, why: DayOff) -> String {
        self.text(&format!("day-off-{}", why.as_str())).into_owned()
    }

    /// A day of the week: "onsdag".
    #[must_use]
    pub fn day_of_week(&self, day: DayOfWeek) -> String {
        self.text(&format!("weekday-{}", day.as_str())).into_owned()
    }

    /// The name of a month, 1 to 12.
    #[must_use]
    pub fn month_name(&self, month: i8) -> String {
        self.text(&format!("month-{month}")).into_owned()
    }

    /// As what somebody is called to a meeting: "Medlem".
    #[must_use]
    pub fn invited_as(&self, invited_as: InvitedAs) -> String {
        self.text(&format!("invited-as-{}", invited_as.as_str()))
            .into_owned()
    }

    /// What somebody answers: "Afbud".
    #[must_use]
    pub fn answer(&self, answer: Answer) -> String {
        self.text(&format!("answer-{}", answer.as_str())).into_owned()
    }

    /// What became of a meeting: "Flyttet fra onsdag den 6. januar 2027 kl. 9.00–12.00: sygdom".
    #[must_use]
    pub fn plan_change(&self, change: &PlanChange) -> String {
        let mut from = match change.date {
            Some(date) => self.weekday_date(date),
            None => self.text("date-unknown").into_owned(),
        };
        if let Some(start) = change.start {
            let end = change.end;
            from = format!("{from} {}", self.time_range(Slot { start, end }));
        }
        if let Some(place) = &change.place {
            from = format!("{from}, {place}");
        }
        self.text_with(
            &format!("plan-change-{}", change.kind.as_str()),
            &[("from", from.into()), ("reason", change.reason.as_str().into())],
        )
    }

    /// A forum's name where a meeting of it is meant: "Chefforum", "Chefforum, ekstraordinært møde".
    #[must_use]
    pub fn forum_meeting(&self, forum: &str, kind: MeetingKind) -> String {
        match kind {
            MeetingKind::Ordinary => forum.to_owned(),
            MeetingKind::Extraordinary => {
                self.text_with("meeting-of-extraordinary", &[("forum", forum.into())])
            }
        }
    }

    /// How an extraordinary meeting was called: who asked for it and why, until when papers come in time.
    #[must_use]
    pub fn extraordinary_call(&self, call: &ExtraordinaryCall) -> String {
        let mut words = match &call.reason {
            Some(reason) => self.text_with("plan-extraordinary-why", &[("reason", reason.as_str().into())]),
            None => self.text("meeting-extraordinary").into_owned(),
        };
        if let Some(by) = &call.asked_by {
            words.push(' ');
            words.push_str(&self.text_with("plan-extraordinary-asked", &[("by", by.as_str().into())]));
        }
        words
    }

    /// How a decision between meetings came about: "Formandsbeslutning".
    #[must_use]
    pub fn interim_way(&self, way: InterimWay) -> String {
        self.of_family("interim-way-", way.as_str())
    }

    /// What a member answers in writing.
    #[must_use]
    pub fn written_choice(&self, choice: WrittenChoice) -> String {
        self.of_family("written-choice-", choice.as_str())
    }

    /// How far a written procedure has come.
    #[must_use]
    pub fn procedure_state(&self, state: ProcedureState) -> String {
        self.of_family("procedure-state-", state.as_str())
    }

    /// What stops a written procedure.
    #[must_use]
    pub fn written_stops(&self, at: StopsAt) -> String {
        self.of_family("written-stops-", at.as_str())
    }

    /// Why the chair decides alone.
    #[must_use]
    pub fn chairs_ground(&self, ground: ChairsGround) -> String {
        self.of_family("chairs-ground-", ground.as_str())
    }

    /// What stands in the way of a meeting, by the word of its kind.
    #[must_use]
    pub fn clash(&self, kind: &str, who: &str, forum: &str, start: ClockTime) -> String {
        self.text_with(
            &format!("clash-{kind}"),
            &[
                ("who", who.into()),
                ("forum", forum.into()),
                ("time", self.time(start).into()),
            ],
        )
    }

    /// A day at the beginning of a line: "Onsdag den 6. januar 2027".
    #[must_use]
    pub fn plan_day(&self, date: Date) -> String {
        let day = self.weekday_date(date);
        let mut letters = day.chars();
        match letters.next() {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => day,
        }
    }
}
