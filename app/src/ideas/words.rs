//! Channels and stages, as pages call them.
use crate::language::{Locale, tr};
use domain::ideas::{Channel, Detail, Order, Stage};

pub fn channel_name(l: Locale, channel: Channel) -> &'static str {
    match channel {
        Channel::Email => tr!(l, ideas.channel_email),
        Channel::Social => tr!(l, ideas.channel_social),
        Channel::Event => tr!(l, ideas.channel_event),
        Channel::PointOfSale => tr!(l, ideas.channel_point_of_sale),
        Channel::Partner => tr!(l, ideas.channel_partner),
        Channel::Press => tr!(l, ideas.channel_press),
        Channel::Web => tr!(l, ideas.channel_web),
        Channel::Other => tr!(l, ideas.channel_other),
    }
}

/// What a jury wants to read, and does not find yet.
pub fn detail_name(l: Locale, detail: Detail) -> &'static str {
    match detail {
        Detail::Proposal => tr!(l, ideas.detail_proposal),
        Detail::Audience => tr!(l, ideas.detail_audience),
        Detail::Channels => tr!(l, ideas.detail_channels),
        Detail::Budget => tr!(l, ideas.detail_budget),
        Detail::Impact => tr!(l, ideas.detail_impact),
    }
}

/// The ideas in a stage, as a filter calls them.
pub fn stage_filter(l: Locale, stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => tr!(l, ideas.filter_draft),
        Stage::Submitted => tr!(l, ideas.filter_submitted),
        Stage::Returned => tr!(l, ideas.filter_returned),
        Stage::Open => tr!(l, ideas.filter_open),
        Stage::Shortlisted => tr!(l, ideas.filter_shortlisted),
        Stage::Funded => tr!(l, ideas.filter_funded),
        Stage::Declined => tr!(l, ideas.filter_declined),
        Stage::Deferred => tr!(l, ideas.filter_deferred),
        Stage::Withdrawn => tr!(l, ideas.filter_withdrawn),
        Stage::Merged => tr!(l, ideas.filter_merged),
        Stage::Archived => tr!(l, ideas.filter_archived),
    }
}

pub fn order_name(l: Locale, order: Order) -> &'static str {
    match order {
        Order::Random => tr!(l, ideas.order_random),
        Order::New => tr!(l, ideas.order_new),
        Order::MostSupported => tr!(l, ideas.order_most_supported),
    }
}
