//! Random numbers keyed by what they are for, so that no draw depends on any other.
//!
//! Philox4x64-10 turns a key (seed, evening) and a counter (draw, sub-entity, entity, purpose) into four
//! words. The map is injective: two streams never meet, nothing is hashed, and any draw can be computed
//! alone. The first words of a stream equal those of `NumPy`'s `Philox(key=…, counter=… - 1).random_raw`,
//! so that a result can be audited from outside.
//!
//! Source: Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011);
//! constants from the Random123 library.

use std::convert::Infallible;

use rand::TryRng;

const MULTIPLIERS: (u64, u64) = (0xD2E7_470E_E14C_6C93, 0xCA5A_8263_9512_1157);
const WEYL: (u64, u64) = (0x9E37_79B9_7F4A_7C15, 0xBB67_AE85_84CA_A73B);
const ROUNDS: usize = 10;

/// All random numbers of one evening.
#[derive(Clone, Copy, Debug)]
pub struct Streams {
    keys: RoundKeys,
}

/// The key of each round, which all numbers of an evening share.
type RoundKeys = [[u64; 2]; ROUNDS];

impl Streams {
    /// The streams of an evening.
    pub fn new(seed: u64, evening: u64) -> Self {
        Self { keys: round_keys([seed, evening]) }
    }

    /// The numbers for one purpose, one entity and one part of it.
    pub fn stream(&self, purpose: u64, entity: u64, part: u64) -> Stream {
        Stream { keys: self.keys, counter: [0, part, entity, purpose], words: [0; 4], used: 4 }
    }

    /// The first number of such a stream, uniform on (0, 1).
    #[inline(never)]
    pub fn uniform(&self, purpose: u64, entity: u64, part: u64) -> f64 {
        open_unit(philox(&self.keys, [0, part, entity, purpose])[0])
    }

    /// The first four numbers of such a stream, uniform on (0, 1), for the price of one.
    #[inline(never)]
    pub fn uniforms(&self, purpose: u64, entity: u64, part: u64) -> [f64; 4] {
        philox(&self.keys, [0, part, entity, purpose]).map(open_unit)
    }
}

/// Random numbers, one after the other, for one purpose and entity.
#[derive(Clone, Debug)]
pub struct Stream {
    keys: RoundKeys,
    counter: [u64; 4],
    words: [u64; 4],
    used: usize,
}

impl Stream {
    /// The next number, uniform on (0, 1).
    pub fn uniform(&mut self) -> f64 {
        open_unit(self.word())
    }

    /// The next four numbers, uniform on (0, 1); of a stream that is used up by fours.
    ///
    /// # Panics
    /// With debug assertions, if a part of four was taken alone.
    #[inline(never)]
    pub fn four(&mut self) -> [f64; 4] {
        debug_assert!(self.used == 4, "a part of four was taken alone");
        self.block().map(open_unit)
    }

    #[inline(always)]
    fn block(&mut self) -> [u64; 4] {
        let words = philox(&self.keys, self.counter);
        self.counter[0] += 1;
        words
    }

    fn word(&mut self) -> u64 {
        if self.used == 4 {
            self.words = self.block();
            self.used = 0;
        }
        let word = self.words[self.used];
        self.used += 1;
        word
    }
}

impl TryRng for Stream {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::try_from(self.word() >> 32).expect("the upper half of a word has 32 bits"))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.word())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.word().to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

/// A number in the open interval (0, 1): the middle of one of 2^52 equal cells.
///
/// The 52 upper bits are set beside the exponent of 1, which gives a number in [1, 2) without a
/// conversion (as `rand_distr::Open01` does).
fn open_unit(word: u64) -> f64 {
    f64::from_bits((1023 << 52) | (word >> 12)) - (1.0 - f64::EPSILON / 2.0)
}

#[expect(clippy::cast_possible_truncation, reason = "the two halves of a product are wanted")]
fn multiply(a: u64, b: u64) -> (u64, u64) {
    let product = u128::from(a) * u128::from(b);
    ((product >> 64) as u64, product as u64)
}

fn round_keys(key: [u64; 2]) -> RoundKeys {
    let mut next = key;
    std::array::from_fn(|_| {
        let [k0, k1] = next;
        next = [k0.wrapping_add(WEYL.0), k1.wrapping_add(WEYL.1)];
        [k0, k1]
    })
}

// Words nobody asks for need not be computed.
#[inline(always)]
fn philox(keys: &RoundKeys, counter: [u64; 4]) -> [u64; 4] {
    let [mut c0, mut c1, mut c2, mut c3] = counter;
    for [k0, k1] in keys {
        let (high0, low0) = multiply(MULTIPLIERS.0, c0);
        let (high1, low1) = multiply(MULTIPLIERS.1, c2);
        (c0, c1, c2, c3) = (high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0);
    }
    [c0, c1, c2, c3]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known answers of the Random123 distribution (`kat_vectors`, philox4x64 10).
    #[test]
    fn philox_gives_the_known_answers() {
        assert_eq!(
            philox(&round_keys([0; 2]), [0; 4]),
            [
                0x1655_4d9e_ca36_314c,
                0xdb20_fe9d_672d_0fdc,
                0xd7e7_72ce_e186_176b,
                0x7e68_b68a_ec7b_a23b
            ]
        );
        assert_eq!(
            philox(&round_keys([u64::MAX; 2]), [u64::MAX; 4]),
            [
                0x87b0_92c3_013f_e90b,
                0x438c_3c67_be8d_0224,
                0x9cc7_d7c6_9cd7_77b6,
                0xa09c_aebf_594f_0ba0
            ]
        );
        assert_eq!(
            philox(
                &round_keys([0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c]),
                [
                    0x243f_6a88_85a3_08d3,
                    0x1319_8a2e_0370_7344,
                    0xa409_3822_299f_31d0,
                    0x082e_fa98_ec4e_6c89
                ]
            ),
            [
                0xa528_f454_03e6_1d95,
                0x38c7_2dbd_566e_9788,
                0xa5a1_610e_72fd_18b5,
                0x57bd_43b5_e52b_7fe6
            ]
        );
    }

    #[test]
    fn a_stream_gives_what_the_shortcuts_give() {
        let streams = Streams::new(7, 3);
        let mut stream = streams.stream(1, 2, 0);
        let four = streams.uniforms(1, 2, 0);
        assert_eq!(streams.uniform(1, 2, 0).to_bits(), four[0].to_bits());
        for value in four {
            assert_eq!(stream.uniform().to_bits(), value.to_bits());
        }
        let mut by_fours = streams.stream(1, 2, 0);
        for _ in 0..2 {
            by_fours.four();
        }
        for _ in 0..4 {
            stream.uniform();
        }
        for value in by_fours.four() {
            assert_eq!(stream.uniform().to_bits(), value.to_bits());
        }
    }

    #[test]
    fn numbers_lie_inside_the_open_interval() {
        assert!(open_unit(0) > 0.0);
        assert!(open_unit(u64::MAX) < 1.0);
    }
}
