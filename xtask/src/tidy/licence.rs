//! Licence expressions (SPDX): whether what they ask for is what we accept.

/// Whether an expression can be met by the licences accepted: every side of an `AND`, one side of an `OR`.
///
/// Also reads the old form with `/` for `OR`. A `WITH` exception counts as part of the licence's name.
///
/// # Errors
/// With the part that isn't accepted, or the place that can't be read.
pub fn meets(expression: &str, accepted: &[&str]) -> Result<(), String> {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader {
        words: &words,
        accepted,
        malformed: false,
    };
    let outcome = reader.either();
    if reader.malformed || !reader.words.is_empty() {
        return Err(format!("{expression:?} is not understood"));
    }
    outcome
}

struct Reader<'a> {
    words: &'a [&'a str],
    accepted: &'a [&'a str],
    malformed: bool,
}

impl Reader<'_> {
    fn either(&mut self) -> Result<(), String> {
        let mut outcome = self.all();
        while self.next_is("OR") {
            let other = self.all();
            outcome = outcome.or(other);
        }
        outcome
    }

    fn all(&mut self) -> Result<(), String> {
        let mut outcome = self.one();
        while self.next_is("AND") {
            let other = self.one();
            outcome = outcome.and(other);
        }
        outcome
    }

    fn one(&mut self) -> Result<(), String> {
        if self.next_is("(") {
            let outcome = self.either();
            self.malformed |= !self.next_is(")");
            return outcome;
        }
        let Some((name, rest)) = self.words.split_first() else {
            self.malformed = true;
            return Ok(());
        };
        self.words = rest;
        let mut name = (*name).to_owned();
        if self.next_is("WITH")
            && let Some((exception, rest)) = self.words.split_first()
        {
            name = format!("{name} WITH {exception}");
            self.words = rest;
        }
        if self.accepted.contains(&name.as_str()) {
            Ok(())
        } else {
            Err(format!("{name} is not accepted"))
        }
    }

    fn next_is(&mut self, word: &str) -> bool {
        match self.words.split_first() {
            Some((first, rest)) if *first == word => {
                self.words = rest;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::meets;

    const ACCEPTED: &[&str] = &[
        "MIT",
        "Apache-2.0",
        "Apache-2.0 WITH LLVM-exception",
        "Unicode-3.0",
    ];

    #[test]
    fn one_side_of_an_or_is_enough_and_both_sides_of_an_and_are_needed() {
        assert_eq!(meets("MIT OR GPL-3.0-only", ACCEPTED), Ok(()));
        assert_eq!(meets("MIT/Apache-2.0", ACCEPTED), Ok(()));
        assert_eq!(meets("(MIT OR Apache-2.0) AND Unicode-3.0", ACCEPTED), Ok(()));
        assert_eq!(meets("Apache-2.0 WITH LLVM-exception", ACCEPTED), Ok(()));
        assert!(meets("MIT AND GPL-3.0-only", ACCEPTED).is_err());
        assert!(meets("AGPL-3.0-or-later OR EUPL-1.2", ACCEPTED).is_err());
    }

    #[test]
    fn what_is_not_understood_is_not_accepted() {
        for expression in ["", "MIT OR", "(MIT", "MIT MIT", "WITH"] {
            assert!(meets(expression, ACCEPTED).is_err(), "{expression:?}");
        }
    }
}
