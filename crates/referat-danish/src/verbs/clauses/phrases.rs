//! Which phrase a verb makes with the words around it: its auxiliary, its "ikke", its far particle.

use super::{
    Class, Form, Gap, Lowered, OutcomeVerb, Reading, Token, Weight, is_capitalised, is_figure, notice,
};

/// Whether a form is a participle that describes a noun ("de godkendte planer").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    No,
    Maybe,
    Yes,
}

/// How a verb stands in its clause: first and last token of the phrase so far.
#[derive(Debug, Clone, Copy)]
struct Standing {
    weight: Weight,
    first: usize,
    last: usize,
    negated: bool,
}

/// What follows "gøres" where nothing is settled by it.
const MADE_IDIOMS: [&str; 8] = [
    "opmærksom",
    "opmærksomme",
    "opmærksomt",
    "rede",
    "status",
    "brug",
    "bekendt",
    "noget",
];

/// How far the particle of "sende videre" may stand.
const SEND_REACH: usize = 8;

impl Reading<'_, '_> {
    /// The outcome whose verb stands at the token: weight, outcome, first and last token of the phrase.
    pub(super) fn outcome_at(
        &mut self,
        at: usize,
        token: Token<'_>,
    ) -> Option<(Weight, OutcomeVerb, usize, usize)> {
        match token.class {
            Class::Outcome { verb, form, .. } => {
                if verb == OutcomeVerb::Decided && self.is_idiom(at, token) {
                    return None;
                }
                let Some(standing) = self.standing(at, token, form) else {
                    return self.refused(at, verb, form);
                };
                // "besluttede ikke at …" is a decision not to.
                let not_to = verb == OutcomeVerb::Decided
                    && self
                        .token(standing.last + 1)
                        .is_some_and(|next| next.class == Class::That);
                let verb = if standing.negated && !not_to {
                    denied(verb)?
                } else {
                    verb
                };
                Some((standing.weight, verb, standing.first, standing.last))
            }
            Class::Take(form) => {
                let (verb, last) = self.notice_after(at)?;
                let standing = self.standing(at, token, form)?;
                self.taken = last + 1;
                (!standing.negated).then_some((standing.weight, verb, standing.first, last))
            }
            Class::Send(form) => {
                let last = self.onwards_after(at)?;
                self.with_particle(at, token, form, OutcomeVerb::Forwarded, last)
            }
            Class::Make(form) => {
                let last = self.word_within(at, 3, "beslutning")?;
                self.with_particle(at, token, form, OutcomeVerb::Decided, last)
            }
            Class::Inform(form) => {
                let last = self.word_within(at, 2, "hinanden")?;
                self.with_particle(at, token, form, OutcomeVerb::CarriedOut, last)
            }
            Class::Preposition => self.lone_notice(at),
            Class::OtherFinite
            | Class::Auxiliary
            | Class::Modal
            | Class::Subordinator
            | Class::SubordinatorAfterComma
            | Class::That
            | Class::As
            | Class::There
            | Class::Negation
            | Class::Determiner
            | Class::Degree
            | Class::Pronoun
            | Class::Conjunction
            | Class::Adverb
            | Class::Other => None,
        }
    }

    fn with_particle(
        &self,
        at: usize,
        token: Token<'_>,
        form: Form,
        verb: OutcomeVerb,
        last: usize,
    ) -> Option<(Weight, OutcomeVerb, usize, usize)> {
        let standing = self.standing(at, token, form)?;
        (!standing.negated).then_some((standing.weight, verb, standing.first, last))
    }

    /// How the verb stands; `None` where it is an infinitive, under a modal, or part of a noun's phrase.
    fn standing(&self, at: usize, token: Token<'_>, form: Form) -> Option<Standing> {
        let weight = if self.depth == 0 {
            Weight::Main
        } else {
            Weight::Subordinate
        };
        let attribute = self.attribute(at, token);
        if attribute == Attribute::Yes {
            return None;
        }
        let weight = if attribute == Attribute::Maybe {
            weight.max(Weight::Doubtful)
        } else {
            weight
        };
        match form {
            Form::Infinitive => None,
            Form::Participle => self.participle(at, token, weight),
            Form::Passive if self.clause().modal.is_some() || self.infinitive_mark_before(at) => None,
            Form::Passive | Form::Present | Form::Past => {
                let before = at.checked_sub(1).filter(|before| self.negates(*before));
                let after = self.negation_after(at);
                Some(Standing {
                    weight,
                    first: before.unwrap_or(at),
                    last: after.unwrap_or(at),
                    negated: before.is_some() || after.is_some(),
                })
            }
        }
    }

    /// "at drøftes" inside a sentence is an infinitive; the sentence's own "at" is none.
    fn infinitive_mark_before(&self, at: usize) -> bool {
        at > 1 && self.before(at).is_some_and(|before| before.class == Class::That)
    }

    fn participle(&self, at: usize, token: Token<'_>, weight: Weight) -> Option<Standing> {
        let clause = self.clause();
        let before = at.checked_sub(1).filter(|before| self.negates(*before));
        if clause.modal.is_some() {
            return None;
        }
        // "et oplæg, drøftet i maj": a comma makes the auxiliary before it doubtful.
        let doubt = if token.gap == Gap::Comma {
            Weight::Doubtful
        } else {
            Weight::Main
        };
        if let Some(auxiliary) = clause.auxiliary {
            let negated = clause.negation.is_some();
            return Some(Standing {
                weight: weight.max(doubt),
                first: auxiliary,
                last: at,
                negated,
            });
        }
        // "som besluttet", "ønsker sagen drøftet": not the clause's own verb.
        if self.depth > 0 || clause.finite || self.before(at).is_some_and(|before| before.class == Class::As)
        {
            return None;
        }
        let settled = self.ends_phrase(at + 1);
        let weight = weight.max(if settled { doubt } else { Weight::Doubtful });
        Some(Standing {
            weight,
            first: before.unwrap_or(at),
            last: at,
            negated: before.is_some(),
        })
    }

    /// Whether a short decision's verb is complete before the token: nothing follows, or what can't be its noun.
    fn ends_phrase(&self, next: usize) -> bool {
        let Some(next) = self.token(next) else { return true };
        next.gap != Gap::Space
            || is_figure(next.word.text)
            || matches!(
                next.class,
                Class::Preposition
                    | Class::Conjunction
                    | Class::Adverb
                    | Class::Subordinator
                    | Class::SubordinatorAfterComma
                    | Class::That
                    | Class::As
                    | Class::Determiner
                    | Class::Negation
            )
            || next.word.text.eq_ignore_ascii_case("videre")
    }

    /// Whether the word denies, and not "ikke blot", "ikke kun".
    pub(super) fn negates(&self, at: usize) -> bool {
        let only = ["blot", "kun", "alene", "bare"];
        self.token(at).is_some_and(|token| token.class == Class::Negation)
            && !self
                .token(at + 1)
                .is_some_and(|next| only.contains(&next.word.text))
    }

    /// "godkendte ikke", "godkendte udvalget ikke".
    fn negation_after(&self, at: usize) -> Option<usize> {
        let next = self.token(at + 1).filter(|next| next.gap == Gap::Space)?;
        if self.negates(at + 1) {
            return Some(at + 1);
        }
        let subject = next.is_pronoun() || is_capitalised(next.word.text);
        (subject && self.negates(at + 2)).then_some(at + 2)
    }

    /// "kunne ikke tiltræde", "kan ikke godkendes".
    fn refused(
        &self,
        at: usize,
        verb: OutcomeVerb,
        form: Form,
    ) -> Option<(Weight, OutcomeVerb, usize, usize)> {
        if !matches!(form, Form::Infinitive | Form::Passive | Form::Participle) {
            return None;
        }
        let clause = self.clause();
        let modal = clause.modal?;
        let able = self.token(modal).and_then(|token| Lowered::of(token.word.text))?;
        if clause.negation.is_none() || !["kan", "kunne", "vil", "ville"].contains(&able.as_str()) {
            return None;
        }
        let weight = if self.depth == 0 {
            Weight::Main
        } else {
            Weight::Subordinate
        };
        Some((weight, denied(verb)?, modal, at))
    }

    fn is_idiom(&self, at: usize, token: Token<'_>) -> bool {
        token.word.text.eq_ignore_ascii_case("gøres")
            && self
                .token(at + 1)
                .is_some_and(|next| MADE_IDIOMS.contains(&next.word.text))
    }

    /// "til efterretning" or "til orientering" after a form of "tage", at any distance in its main clause.
    fn notice_after(&self, at: usize) -> Option<(OutcomeVerb, usize)> {
        for next in at + 1..self.tokens.len() {
            let token = self.token(next)?;
            let restarted = token.gap == Gap::Comma
                || self
                    .before(next)
                    .is_some_and(|before| before.class == Class::Conjunction);
            let other = matches!(token.class, Class::Take(form) if form != Form::Infinitive);
            if token.gap == Gap::Break || (other && restarted) {
                return None;
            }
            if let Some(found) = self.notice_at(next) {
                return Some((found, next + 1));
            }
        }
        None
    }

    fn notice_at(&self, at: usize) -> Option<OutcomeVerb> {
        let particle = self
            .token(at)
            .is_some_and(|token| token.word.text.eq_ignore_ascii_case("til"));
        self.token(at + 1)
            .filter(|next| particle && next.gap == Gap::Space)
            .and_then(|next| notice(next.word.text))
    }

    /// "Til efterretning.", "Status til orientering": a short decision without its verb.
    fn lone_notice(&self, at: usize) -> Option<(Weight, OutcomeVerb, usize, usize)> {
        let verb = self.notice_at(at)?;
        let clause = self.clause();
        if self.depth > 0 || clause.modal.is_some() {
            return None;
        }
        let after = self.token(at + 2).is_none_or(|next| {
            next.gap != Gap::Space
                || next.class == Class::Subordinator
                || ["med", "uden", "og"].contains(&next.word.text)
        });
        let begins = (0..at)
            .rev()
            .find(|index| self.token(*index).is_some_and(|token| token.gap == Gap::Break));
        let before = begins.map_or(0, |begins| at - begins);
        // "vedlægges til orientering", "sendes til orientering": the other verb says what was done.
        let passive = (at - before..at)
            .filter_map(|index| self.token(index))
            .any(|token| token.word.text.ends_with("es") || token.is_finite());
        let other_verb = clause.finite && clause.auxiliary.is_none();
        if !after || before > 4 || passive || other_verb {
            let said = verb == OutcomeVerb::Noted && after;
            return said.then_some((Weight::Doubtful, verb, at, at + 1));
        }
        Some((Weight::Main, verb, at, at + 1))
    }

    /// "videre" as the particle of "sende", not as in "den videre proces".
    fn onwards_after(&self, at: usize) -> Option<usize> {
        for next in at + 1..=at + SEND_REACH {
            let token = self.token(next)?;
            if token.gap != Gap::Space {
                return None;
            }
            if token.word.text.eq_ignore_ascii_case("videre") {
                let described = self
                    .before(next)
                    .is_some_and(|before| before.class == Class::Determiner);
                return (!described || self.ends_phrase(next + 1)).then_some(next);
            }
        }
        None
    }

    fn word_within(&self, at: usize, reach: usize, word: &str) -> Option<usize> {
        (at + 1..=at + reach)
            .take_while(|next| self.token(*next).is_some_and(|token| token.gap == Gap::Space))
            .find(|next| self.token(*next).is_some_and(|token| token.word.text == word))
    }

    /// Whether the form describes a noun here instead of telling what was done.
    pub(super) fn attribute(&self, at: usize, token: Token<'_>) -> Attribute {
        let Class::Outcome { form, adjective, .. } = token.class else {
            return Attribute::No;
        };
        let next_capital = self
            .token(at + 1)
            .is_some_and(|next| next.gap == Gap::Space && is_capitalised(next.word.text));
        let before = self.before(at).filter(|_| token.gap == Gap::Space);
        match form {
            Form::Participle => {
                let article =
                    before.is_some_and(|before| ["en", "et", "En", "Et"].contains(&before.word.text));
                if article { Attribute::Yes } else { Attribute::No }
            }
            Form::Past => {
                let likely = if adjective {
                    Attribute::Yes
                } else {
                    Attribute::Maybe
                };
                let Some(before) = before else {
                    return if adjective && !next_capital {
                        Attribute::Yes
                    } else {
                        Attribute::No
                    };
                };
                past_after(at, before, next_capital, adjective, likely)
            }
            Form::Infinitive | Form::Present | Form::Passive => Attribute::No,
        }
    }
}

/// Whether a past form after the given word describes a noun; `likely` is the answer where only likelihood speaks.
fn past_after(
    at: usize,
    before: Token<'_>,
    next_capital: bool,
    adjective: bool,
    likely: Attribute,
) -> Attribute {
    let word = before.word.text;
    let opens = at == 1 || before.gap == Gap::Break;
    match before.class {
        Class::Preposition => Attribute::Yes,
        // "Det godkendte udvalget" and "det godkendte budget" look alike, as do "De besluttede" and "de besluttede".
        Class::Pronoun if word.eq_ignore_ascii_case("det") => match (next_capital, opens) {
            (true, _) => Attribute::No,
            (false, true) => likely,
            (false, false) => Attribute::Yes,
        },
        Class::Pronoun => Attribute::No,
        Class::Determiner if opens && next_capital => Attribute::No,
        Class::Determiner if opens && word.eq_ignore_ascii_case("de") => likely,
        Class::Determiner => Attribute::Yes,
        Class::Degree | Class::Auxiliary => likely,
        Class::Outcome { .. }
        | Class::Take(_)
        | Class::Send(_)
        | Class::Make(_)
        | Class::Inform(_)
        | Class::OtherFinite
        | Class::Modal
        | Class::Subordinator
        | Class::SubordinatorAfterComma
        | Class::That
        | Class::As
        | Class::There
        | Class::Negation
        | Class::Conjunction
        | Class::Adverb
        | Class::Other => {
            let genitive = word.len() > 2 && word.ends_with('s');
            if genitive && !next_capital {
                return likely;
            }
            // A subject: a name, or a noun with its article ("udvalget", "direktionen").
            let subject =
                is_capitalised(word) || ["et", "en", "erne", "ene"].iter().any(|end| word.ends_with(end));
            if !adjective || next_capital || (subject && before.class == Class::Other) {
                Attribute::No
            } else {
                Attribute::Yes
            }
        }
    }
}

/// What the denial of an outcome settles; nothing, if it only wasn't done.
fn denied(verb: OutcomeVerb) -> Option<OutcomeVerb> {
    match verb {
        OutcomeVerb::Approved | OutcomeVerb::Adopted => Some(OutcomeVerb::NotAdopted),
        OutcomeVerb::Discussed
        | OutcomeVerb::Noted
        | OutcomeVerb::Informed
        | OutcomeVerb::Decided
        | OutcomeVerb::CarriedOut
        | OutcomeVerb::Amended
        | OutcomeVerb::Postponed
        | OutcomeVerb::Forwarded
        | OutcomeVerb::NotAdopted
        | OutcomeVerb::Lapsed => None,
    }
}
