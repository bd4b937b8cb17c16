//! Numbers and money as people write them: `8 000 €` with narrow spaces in French, `€8,000` in English.
use super::Locale;
use domain::Cents;

/// A whole number with its groups of three.
pub fn number(locale: Locale, n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() * 2);
    if n < 0 {
        written.push('\u{2212}');
    }
    for (place, digit) in digits.chars().enumerate() {
        let left = digits.len() - place;
        if place > 0 && left.is_multiple_of(3) {
            written.push(match locale {
                Locale::fr => '\u{202f}',
                Locale::en => ',',
            });
        }
        written.push(digit);
    }
    written
}

/// Hundredths or thousandths, rounded to one decimal where it is not zero: 8250 of 1000 is `8,3`.
pub fn rounded(locale: Locale, n: i64, of: i64) -> String {
    let tenths = (n as f64 * 10.0 / of.max(1) as f64).round() as i64;
    let whole = number(locale, tenths / 10);
    let point = match locale {
        Locale::fr => ',',
        Locale::en => '.',
    };
    if tenths % 10 == 0 { whole } else { format!("{whole}{point}{}", (tenths % 10).abs()) }
}

/// The same with its sign, also where it is more than nothing.
pub fn signed(locale: Locale, n: i64, of: i64) -> String {
    let tenths = (n as f64 * 10.0 / of.max(1) as f64).round() as i64;
    let size = rounded(locale, tenths.abs(), 10);
    match tenths {
        0 => size,
        ..0 => format!("\u{2212}{size}"),
        _ => format!("+{size}"),
    }
}

/// A share in whole hundredths, never quite nothing nor everything where it is not: 996 of 1000 is more than 99 %.
pub fn percent(locale: Locale, n: i64, of: i64) -> String {
    let of = of.max(1);
    let near = match (n * 200 + of) / (of * 2) {
        0 if n > 0 => "<\u{a0}1".to_owned(),
        100 if n < of => ">\u{a0}99".to_owned(),
        whole => whole.to_string(),
    };
    match locale {
        Locale::fr => format!("{near}\u{a0}%"),
        Locale::en => format!("{}%", near.replace('\u{a0}', "")),
    }
}

/// How large a file is: `340 ko`, `1,2 Mo`; never nothing.
pub fn size(locale: Locale, bytes: i64) -> String {
    let (n, french, english) = if bytes < 1_000_000 {
        (number(locale, (bytes + 999) / 1_000), "ko", "kB")
    } else {
        (rounded(locale, bytes, 1_000_000), "Mo", "MB")
    };
    match locale {
        Locale::fr => format!("{n}\u{a0}{french}"),
        Locale::en => format!("{n}\u{a0}{english}"),
    }
}

/// An amount; cents only where there are some.
pub fn money(locale: Locale, amount: Cents) -> String {
    let whole = number(locale, amount.0 / 100);
    let cents = amount.0 % 100;
    match (locale, cents) {
        (Locale::fr, 0) => format!("{whole}\u{a0}€"),
        (Locale::fr, _) => format!("{whole},{:02}\u{a0}€", cents.abs()),
        (Locale::en, 0) => format!("€{whole}"),
        (Locale::en, _) => format!("€{whole}.{:02}", cents.abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_group_by_three() {
        assert_eq!(number(Locale::fr, 1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(number(Locale::en, -1_000), "\u{2212}1,000");
        assert_eq!(number(Locale::fr, 999), "999");
    }

    #[test]
    fn money_reads_as_each_language_writes_it() {
        assert_eq!(money(Locale::fr, Cents(800_000)), "8\u{202f}000\u{a0}€");
        assert_eq!(money(Locale::en, Cents(800_050)), "€8,000.50");
    }

    #[test]
    fn decimals_show_only_where_they_say_something() {
        assert_eq!(rounded(Locale::fr, 8_250, 1_000), "8,3");
        assert_eq!(rounded(Locale::en, 800, 100), "8");
        assert_eq!((signed(Locale::fr, -8_250, 1_000), signed(Locale::en, 500, 1_000)), ("\u{2212}8,3".into(), "+0.5".into()));
        assert_eq!(signed(Locale::fr, -20, 1_000), "0");
    }

    #[test]
    fn a_file_is_so_large() {
        assert_eq!((size(Locale::fr, 1), size(Locale::en, 339_001)), ("1\u{a0}ko".into(), "340\u{a0}kB".into()));
        assert_eq!((size(Locale::fr, 1_240_000), size(Locale::en, 8_000_000)), ("1,2\u{a0}Mo".into(), "8\u{a0}MB".into()));
    }

    #[test]
    fn hardly_and_almost_are_not_never_and_always() {
        let fr = |n| percent(Locale::fr, n, 1_000);
        assert_eq!((fr(0), fr(1), fr(834)), ("0\u{a0}%".into(), "<\u{a0}1\u{a0}%".into(), "83\u{a0}%".into()));
        assert_eq!((fr(999), fr(1_000), percent(Locale::en, 999, 1_000)), (">\u{a0}99\u{a0}%".into(), "100\u{a0}%".into(), ">99%".into()));
    }
}
