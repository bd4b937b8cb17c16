//! Widgets that know no slice. A widget's file, component and CSS class share a name; what varies is an attribute.

/// Initials in a circle.
pub mod avatar;
/// A box to tick, with its label and help.
pub mod checkbox;
/// Stands where a page is still to come.
pub mod coming;
/// Time left until a moment, ticking in the browser.
pub mod countdown;
/// A picture drawn from a title.
pub mod cover;
/// A dialog over the page, and the button that opens it.
pub mod dialog;
/// What a list says when nothing is in it.
pub mod empty;
/// Corrections of a public answer.
pub mod errata;
/// What is wrong with a form, at its top.
pub mod error_summary;
/// A page that can't be shown, and why.
pub mod failed;
/// One line of text to fill in.
pub mod field;
/// The frame every field shares: label, help, error, budget of characters.
pub mod field_frame;
/// A form: its errors, what was typed before, whether it is on its way.
pub mod form;
/// Lucide's strokes, by name.
pub mod icon;
/// A bar that fills.
pub mod meter;
/// A box that tells something, calm or not.
pub mod notice;
/// Pages: their data apart from their view, their title, their column.
pub mod page;
/// A phase of a challenge.
pub mod phase;
/// Chips to choose from, one or several.
pub mod pick;
/// Text that the server rendered and sanitised.
pub mod prose;
/// Levels to choose from, one row each.
pub mod radio_rows;
/// "It is saved."
pub mod saved;
/// A choice out of a list.
pub mod select;
/// The stage of an idea.
pub mod stage;
/// The button that sends a form.
pub mod submit;
/// A table that scrolls by itself where it is too wide.
pub mod table;
/// Several lines of text to fill in; the one `<textarea>`.
pub mod text_area;
/// A moment, told near and given exactly.
pub mod time;
/// A short message that goes by itself.
pub mod toast;
/// The answer to an idea, in a word.
pub mod verdict;

pub use {
    avatar::{Author, Avatar, HiddenAvatar, author_name},
    checkbox::Checkbox,
    coming::Coming,
    countdown::Countdown,
    cover::Cover,
    dialog::{Dialog, OpenDialog},
    empty::Empty,
    errata::errata,
    error_summary::ErrorSummary,
    failed::{NotFound, failed},
    field::Field,
    form::{Form, PlainForm},
    icon::Icon,
    meter::{Bars, Meter},
    notice::Notice,
    page::{Column, Page, PageHead, SectionHead, TabTitle, loaded, loaded_both, page},
    phase::PhaseBadge,
    pick::Pick,
    prose::Prose,
    radio_rows::RadioRows,
    saved::Saved,
    select::Select,
    stage::StageBadge,
    submit::Submit,
    table::TableScroll,
    text_area::TextArea,
    time::Time,
    toast::{Toaster, toast},
    verdict::verdict,
};
