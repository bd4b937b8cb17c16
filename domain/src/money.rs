//! Money is integer cents of the company's currency; what people type is parsed here.
use crate::fields::Problem;
use serde::{Deserialize, Serialize};

/// An amount in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

/// Ten billion: beyond this an amount is a typing error.
const MOST: i64 = 1_000_000_000_000;

impl Cents {
    /// Reads `8000`, `8 000`, `8 000,50`, `8000.5`, `8 000 €`.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '€' | '\u{202f}' | '\u{a0}')).collect();
        if digits.is_empty() {
            return Err(Problem::Required);
        }
        let (whole, part) = digits.split_once([',', '.']).unwrap_or((&digits, ""));
        let only_digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || !only_digits(whole) || !only_digits(part) || part.len() > 2 {
            return Err(Problem::NotMoney);
        }
        let cents = format!("{part:0<2}").parse::<i64>().map_err(|_| Problem::NotMoney)?;
        let total = whole.parse::<i64>().ok().and_then(|w| w.checked_mul(100)?.checked_add(cents));
        total.filter(|t| *t <= MOST).map(Self).ok_or(Problem::NotMoney)
    }

    /// As above, where nothing typed means nothing.
    pub fn parse_optional(typed: &str) -> Result<Option<Self>, Problem> {
        match Self::parse(typed) {
            Ok(amount) => Ok(Some(amount)),
            Err(Problem::Required) => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// `8000` or `8000,50`, as a form shows it again.
    pub fn input_value(self) -> String {
        if self.0 % 100 == 0 { (self.0 / 100).to_string() } else { format!("{},{:02}", self.0 / 100, self.0 % 100) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (typed, cents) in [("8000", 800_000), ("8 000", 800_000), ("8\u{202f}000,5 €", 800_050), ("0.05", 5), ("12,", 1200)] {
            assert_eq!(Cents::parse(typed), Ok(Cents(cents)), "{typed}");
        }
        for typed in ["-5", "1e9", "12,345", "huit", ",5", "99999999999999999999", "1.2.3"] {
            assert_eq!(Cents::parse(typed), Err(Problem::NotMoney), "{typed}");
        }
        assert_eq!(Cents::parse_optional("  "), Ok(None));
    }

    #[test]
    fn a_form_shows_an_amount_as_it_can_be_read_again() {
        for cents in [0, 5, 100, 800_050] {
            assert_eq!(Cents::parse(&Cents(cents).input_value()), Ok(Cents(cents)));
        }
    }
}
