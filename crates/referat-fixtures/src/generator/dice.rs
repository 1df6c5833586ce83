//! Chance from a seed: the same seed, the same throws, on every machine.
//!
//! Knows no documents. Built on a stream cipher whose output is fixed, and on arithmetic of our own, so that
//! a new version of a crate can't change what a seed means.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Dice thrown from a seed.
#[derive(Debug, Clone)]
pub(super) struct Dice {
    stream: ChaCha8Rng,
}

impl Dice {
    /// Dice of a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self {
            stream: ChaCha8Rng::seed_from_u64(seed),
        }
    }

    /// A number from 0 up to, and without, `count`; 0 if `count` is.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let wide = u64::from(self.stream.next_u32()) * (count as u64);
        (wide >> 32) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below((high.saturating_sub(low) as usize) + 1) as u32
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent as usize
    }

    /// One of a list, which must not be empty.
    pub(super) fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// One of a list of values, which must not be empty.
    pub(super) fn pick_ref<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// `count` different ones of a list, in a random order; all of them if there are fewer.
    pub(super) fn some_of<T: Copy>(&mut self, list: &[T], count: usize) -> Vec<T> {
        let mut left: Vec<T> = list.to_vec();
        let mut out = Vec::with_capacity(count.min(left.len()));
        while out.len() < count && !left.is_empty() {
            let place = self.below(left.len());
            out.push(left.swap_remove(place));
        }
        out
    }

    /// Puts a list in a random order.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            list.swap(end, self.below(end + 1));
        }
    }
}
