//! What people can do and look up.
//!
//! An action asks who may, applies the rule, writes and journals, all in one transaction; one file per
//! action. A lookup reads, and returns views only. Web, command line and import call the same functions,
//! and this crate is the only user of the store.
//!
//! Everything goes through an [`office::Office`]: store, clock and randomness of one municipality.
//!
//! Actions: [`import_meetings`], [`receive_uploads`], [`mend_upload`], [`accept_upload`], [`undo_import`], [`load_kle`],
//! [`decide_proposals`] (join, split, accept, reject), [`issue_document`], [`set_look`], [`set_openness`] (close, open,
//! exclude, admit), [`silence_finding`],
//! [`explain_abbreviation`], [`keep_people`], [`keep_accounts`], [`appoint`], [`import_people`], [`keep_forums`],
//! [`plan_meetings`], [`plan_meeting`], [`move_meeting`], [`cancel_meeting`], [`keep_rooms`], [`keep_templates`], [`invite_to_meeting`],
//! [`answer_invitation`], [`call_substitute`], [`keep_calendar_address`], [`write_paper`], [`attach_to_paper`],
//! [`submit_paper`], [`ask_opinion`], [`give_opinion`], [`name_stand_in`], [`build_agenda`], [`issue_agenda`], [`record_decision`], [`show_at_meeting`], [`sort_lines`], [`note_attendance`], [`note_item_attendance`], [`record_votes`], [`record_dissent`], [`write_decision`], [`run_item_clock`], [`tell_new_times`], [`set_party`], [`route_paper`], [`note_treatment`], [`share_remark`], [`rules`], [`configuration`], [`sign_in`],
//! [`sign_in_by_provider`], [`second_factor`], [`see_as`] and the [`upkeep`] of the installation
//! (index, verify, back up, restore, export). [`keep_own_reading`] writes beside the journal what is one reader's alone. [`printing`], [`journal_export`] and [`time_export`] write nothing; [`note_closed_read`]
//! writes beside the journal. Lookups: [`lookups`].
//!
//! Refusals are codes; whoever shows them finds the words. The wording is asked for what printing needs alone: the
//! names of files, the moment of an issue, what is wrong with a look.

pub mod accept_upload;
pub mod answer_invitation;
pub mod appoint;
pub mod approve_minutes;
pub mod ask_opinion;
pub mod attach_to_paper;
pub mod build_agenda;
pub mod call_extraordinary_meeting;
pub mod call_substitute;
pub mod cancel_meeting;
pub mod choose_case;
pub mod configuration;
pub mod correct_minutes;
pub mod decide_as_chair;
pub mod decide_in_writing;
pub mod decide_proposals;
pub mod explain_abbreviation;
pub mod explain_late;
mod freeze_paper;
pub mod give_opinion;
pub mod import_meetings;
pub mod import_people;
mod interim;
pub mod invite_to_meeting;
pub mod issue_agenda;
pub mod issue_document;
pub mod journal_export;
pub mod keep_accounts;
pub mod keep_calendar_address;
pub mod keep_forums;
pub mod keep_own_reading;
pub mod keep_people;
pub mod keep_rooms;
pub mod keep_templates;
pub mod letters;
pub mod live;
pub mod load_kle;
pub mod lock_minutes;
pub mod lookups;
pub mod mend_upload;
pub mod move_meeting;
pub mod name_stand_in;
pub mod note_attendance;
pub mod note_closed_read;
pub mod note_item_attendance;
pub mod note_treatment;
pub mod office;
mod on_the_way;
pub mod plan_meeting;
pub mod plan_meetings;
pub mod planning;
mod present;
pub mod printing;
pub mod read_document;
mod readers;
pub mod receive_uploads;
pub mod record_decision;
pub mod record_dissent;
pub mod record_votes;
pub mod refusal;
pub mod remark_on_minutes;
pub mod roll;
pub mod route_paper;
pub mod rules;
pub mod run_item_clock;
pub mod second_factor;
pub mod secrets;
pub mod see_as;
pub mod set_look;
pub mod set_openness;
pub mod set_party;
pub mod share_remark;
pub mod show_at_meeting;
pub mod sign_in;
pub mod sign_in_by_provider;
pub mod sign_minutes;
pub mod silence_finding;
pub mod sort_lines;
pub mod submit_paper;
mod take_roles;
mod tasks;
mod tell;
pub mod tell_new_times;
pub mod time_export;
pub mod undo_import;
pub mod upkeep;
mod words_of_files;
pub mod write_decision;
pub mod write_paper;
