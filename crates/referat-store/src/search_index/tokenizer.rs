//! The tokenizers tantivy calls for a document: Danish words, stems, and the stems of compounds' parts.

#[expect(clippy::disallowed_types, reason = "looked up by key, never walked")]
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, PoisonError, RwLock};

use referat_danish::compounds::Splitter;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

use super::vocabulary::Vocabulary;
use super::words::{folded, part_stems, stem_of, words};

/// So many distinct words are remembered with their terms.
const REMEMBERED: usize = 50_000;

/// What a field keeps of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TermKind {
    /// The word itself, folded.
    Words,
    /// Its stem, unless it is a stop word; of words with hyphens also the stem without them.
    Stems,
    /// The stems of its parts, if it is a compound.
    Parts,
}

impl TermKind {
    /// The name the schema knows the tokenizer by.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Words => "danish_words",
            Self::Stems => "danish_stems",
            Self::Parts => "danish_parts",
        }
    }
}

/// The parts of compounds as learned last, shared by all who split.
#[derive(Debug, Default)]
pub(super) struct Compounds {
    learned: RwLock<Learned>,
}

/// What was learned.
#[derive(Debug, Clone, Default)]
pub(super) struct Learned {
    /// Goes up each time.
    pub(super) version: u64,
    /// From how many items.
    pub(super) items: u64,
    pub(super) splitter: Arc<Splitter>,
}

impl Compounds {
    /// What was learned last.
    pub(super) fn learned(&self) -> Learned {
        self.learned
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Learns from a vocabulary, in place of what was learned before.
    pub(super) fn learn(&self, vocabulary: &Vocabulary) {
        let learned = Learned {
            version: vocabulary.version,
            items: vocabulary.words.items(),
            splitter: Arc::new(vocabulary.words.splitter()),
        };
        *self.learned.write().unwrap_or_else(PoisonError::into_inner) = learned;
    }
}

/// The tokenizers of all kinds, and tantivy's own "raw".
pub(super) fn tokenizers(compounds: &Arc<Compounds>) -> TokenizerManager {
    let manager = TokenizerManager::default();
    for kind in [TermKind::Words, TermKind::Stems, TermKind::Parts] {
        manager.register(
            kind.name(),
            TextAnalyzer::from(DanishTokenizer::new(kind, Arc::clone(compounds))),
        );
    }
    manager
}

/// Cuts a text into the terms of one kind.
struct DanishTokenizer {
    kind: TermKind,
    compounds: Arc<Compounds>,
    /// The version of the splitter the remembered terms were made with.
    version: u64,
    /// Texts repeat themselves: the terms of words seen before.
    #[expect(clippy::disallowed_types, reason = "looked up by key, never walked")]
    remembered: HashMap<String, Vec<String>>,
}

impl DanishTokenizer {
    fn new(kind: TermKind, compounds: Arc<Compounds>) -> Self {
        Self {
            kind,
            compounds,
            version: 0,
            remembered: Default::default(),
        }
    }

    /// The terms of a word, from memory where it was seen.
    fn terms(&mut self, word: &str, splitter: &Splitter) -> &[String] {
        if !self.remembered.contains_key(word) {
            if self.remembered.len() >= REMEMBERED {
                self.remembered.clear();
            }
            let folded = folded(word);
            let terms = match self.kind {
                TermKind::Words => vec![folded],
                TermKind::Stems => stem_of(&folded).into_iter().collect(),
                TermKind::Parts => part_stems(splitter, &folded),
            };
            self.remembered.insert(word.to_owned(), terms);
        }
        self.remembered.get(word).map_or(&[], Vec::as_slice)
    }

    fn tokens(&mut self, text: &str) -> Vec<Token> {
        let Learned {
            version, splitter, ..
        } = self.compounds.learned();
        if self.version != version {
            self.remembered.clear();
            self.version = version;
        }
        let mut tokens = Vec::new();
        // The words joined by hyphens so far: where, and whether there is more than one.
        let mut run: (Range<usize>, bool) = (0..0, false);
        let mut position = 0;
        for word in words(text) {
            if word.is_joined {
                run = (run.0.start..word.end, true);
            } else {
                self.join(text, &run, position, &mut tokens);
                run = (word.start..word.end, false);
            }
            for term in self.terms(word.text, &splitter) {
                tokens.push(token(term.clone(), word.start..word.end, position));
            }
            position += 1;
        }
        self.join(text, &run, position, &mut tokens);
        tokens
    }

    /// "IT-strategi" is also "itstrategi", at the place of its last word.
    fn join(
        &self,
        text: &str,
        (run, is_several): &(Range<usize>, bool),
        next: usize,
        tokens: &mut Vec<Token>,
    ) {
        if self.kind == TermKind::Stems && *is_several {
            let joined = text
                .get(run.clone())
                .map(folded)
                .and_then(|whole| stem_of(&whole));
            tokens.extend(joined.map(|whole| token(whole, run.clone(), next.saturating_sub(1))));
        }
    }
}

fn token(text: String, span: Range<usize>, position: usize) -> Token {
    Token {
        offset_from: span.start,
        offset_to: span.end,
        position,
        text,
        position_length: 1,
    }
}

impl Clone for DanishTokenizer {
    /// Every worker remembers for itself.
    fn clone(&self) -> Self {
        Self::new(self.kind, Arc::clone(&self.compounds))
    }
}

impl Tokenizer for DanishTokenizer {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        Tokens {
            rest: self.tokens(text).into_iter(),
            current: Token::default(),
        }
    }
}

/// The terms of a text, one after the other.
struct Tokens {
    rest: std::vec::IntoIter<Token>,
    current: Token,
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        match self.rest.next() {
            Some(token) => {
                self.current = token;
                true
            }
            None => false,
        }
    }

    fn token(&self) -> &Token {
        &self.current
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.current
    }
}
