//! Whatever stands in a file or an argument is read or refused, and never makes reading panic.

use orderflow::scenario::{self, Override};
use proptest::prelude::*;

use super::{HOUSE, set};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn no_text_makes_reading_panic(text in "\\PC{0,200}") {
        show_all(&text, &[]);
    }

    #[test]
    fn no_change_of_a_valid_file_makes_reading_panic(
        at in 0..HOUSE.len(),
        cut in 0..40_usize,
        insert in r#"[\[\]{}"'=.,\\#\r\n\t ():0-9a-zé€\-]{0,8}"#,
    ) {
        let end = (at + cut).min(HOUSE.len());
        show_all(&format!("{}{insert}{}", &HOUSE[..at], &HOUSE[end..]), &[]);
    }

    #[test]
    fn no_argument_makes_reading_panic(path in r"[a-z_.\[\]0-9é]{0,20}", value in "\\PC{0,30}") {
        show_all(HOUSE, &[set(&path, &value)]);
    }

    #[test]
    fn no_distribution_makes_reading_panic(
        prep in r"(lognormal|gamma|weibull|erlang|empirical|normal)?\(?((mean|cv|k|shape)? ?[0-9.e-]{1,4}( min| h)?(, )?){0,3}\)?",
    ) {
        show_all(HOUSE, &[set("item.sandwich.prep", &prep)]);
    }

    #[test]
    fn problems_stand_in_the_order_of_the_file_one_at_each_place(changes in proptest::collection::vec((0..HOUSE.len(), "[a-z0-9=]"), 1..6)) {
        let mut file = HOUSE.to_owned();
        for (at, insert) in changes {
            file.insert_str(at, &insert);
        }
        if let Err(problems) = scenario::read(&file, "house.toml", &[]) {
            let places: Vec<(usize, usize)> = problems.iter().map(|p| (p.line, p.column)).collect();
            prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
        }
    }
}

/// Reads a file and shows its problems, if any.
fn show_all(file: &str, overrides: &[Override]) {
    if let Err(problems) = scenario::read(file, "house.toml", overrides) {
        assert!(orderflow::cli::problems(&problems, false).starts_with("error: "));
        assert!(problems.to_string().starts_with("error: "));
    }
}
