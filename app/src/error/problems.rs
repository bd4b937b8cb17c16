//! One sentence for each problem of a field.
use crate::{
    attachments::file_fault,
    language::{Locale, number, tr},
};
use domain::Problem;

/// What is wrong with a field, in a sentence.
pub fn problem(l: Locale, problem: &Problem) -> String {
    let n = |n: u32| number(l, i64::from(n));
    match problem {
        Problem::Required => tr!(l, errors.required).to_owned(),
        Problem::TooLong { most } => tr!(l, errors.too_long, most = n(*most)),
        Problem::TooShort { least } => tr!(l, errors.too_short, least = n(*least)),
        Problem::NotANumber => tr!(l, errors.not_a_number).to_owned(),
        Problem::OutOfRange { lowest, highest } => {
            tr!(l, errors.out_of_range, lowest = number(l, *lowest), highest = number(l, *highest))
        }
        Problem::NotADate => tr!(l, errors.not_a_date).to_owned(),
        Problem::NotAnEmail => tr!(l, errors.not_an_email).to_owned(),
        Problem::NotMoney => tr!(l, errors.not_money).to_owned(),
        Problem::NotAChoice => tr!(l, errors.not_a_choice).to_owned(),
        Problem::Taken => tr!(l, errors.taken).to_owned(),
        Problem::Twice => tr!(l, errors.twice).to_owned(),
        Problem::TooCommon => tr!(l, errors.too_common).to_owned(),
        Problem::BeforeThePrevious => tr!(l, errors.before_the_previous).to_owned(),
        Problem::InThePast => tr!(l, errors.in_the_past).to_owned(),
        Problem::TooMany { most } => tr!(l, errors.at_most, most = n(*most)),
        Problem::TooFewMayJudge { title, may: 0 } => tr!(l, errors.nobody_may_judge, title = title.as_str()),
        Problem::TooFewMayJudge { title, may } => tr!(l, errors.too_few_may_judge, title = title.as_str(), may = n(*may)),
        Problem::TooFewForSome => tr!(l, errors.too_few_for_some).to_owned(),
        Problem::TooMuchForThese { titles, more, jurors, cards, share } => {
            let (titles, jurors, cards, share) = (titles.as_str(), jurors.as_str(), n(*cards), n(*share));
            match more {
                0 => tr!(l, errors.too_much_for_these, titles = titles, jurors = jurors, cards = cards, share = share),
                more => tr!(
                    l,
                    errors.too_much_for_these_and_more,
                    titles = titles,
                    more = n(*more),
                    jurors = jurors,
                    cards = cards,
                    share = share
                ),
            }
        }
        Problem::TooLittleFor { juror } => tr!(l, errors.too_little_for, juror = juror.as_str()),
        Problem::TooFewEach { least } => tr!(l, errors.too_few_each, least = n(*least)),
        Problem::NotLinked { jurors } => tr!(l, errors.not_linked, jurors = jurors.as_str()),
        Problem::NotAnIdea => tr!(l, errors.not_an_idea).to_owned(),
        Problem::NoColleague => tr!(l, errors.no_colleague).to_owned(),
        Problem::SeveralColleagues => tr!(l, errors.several_colleagues).to_owned(),
        Problem::DoesNotGoTogether => tr!(l, errors.does_not_go_together).to_owned(),
        Problem::AsSupported => tr!(l, errors.as_supported).to_owned(),
        Problem::Judges => tr!(l, errors.judges).to_owned(),
        Problem::NothingCounts => tr!(l, errors.nothing_counts).to_owned(),
        Problem::File { name, fault } => file_fault(l, name, *fault),
        Problem::Wrong => tr!(l, errors.wrong).to_owned(),
    }
}
