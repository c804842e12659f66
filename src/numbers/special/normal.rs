//! The standard normal law: distribution function, density and quantile.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

use crate::numbers::special::ln;

/// Share of a standard normal law at or below `x` [0–1].
///
/// Source: Abramowitz & Stegun, Handbook of Mathematical Functions (1964), 26.2.29.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * FRAC_1_SQRT_2)
}

/// Density of a standard normal law at `x`.
///
/// Source: Abramowitz & Stegun (1964), 26.2.1.
pub fn normal_density(x: f64) -> f64 {
    libm::exp(-0.5 * x * x) / (2.0 * PI).sqrt()
}

/// The value below which a share `u` of a standard normal law lies, 0 < u < 1; about 1 part in
/// 10¹⁶.
///
/// Source: Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477–484.
#[inline]
pub fn normal_quantile(u: f64) -> f64 {
    let centred = u - 0.5;
    if centred.abs() <= CENTRE {
        return centred * ratio(&CENTRE_RATIO, CENTRE_SQUARED - centred * centred);
    }
    let tail = if centred < 0.0 { u } else { 1.0 - u };
    let depth = (-ln(tail)).sqrt();
    let size = if depth <= 5.0 {
        ratio(&NEAR_TAIL_RATIO, depth - 1.6)
    } else {
        ratio(&FAR_TAIL_RATIO, depth - 5.0)
    };
    size.copysign(centred)
}

/// Half the width of the middle part, which needs no logarithm: 85 % of all calls.
const CENTRE: f64 = 0.425;
const CENTRE_SQUARED: f64 = 0.180_625;

/// Coefficients of a quotient of two polynomials, lowest power first.
type Ratio = [[f64; 8]; 2];

const CENTRE_RATIO: Ratio = [
    [
        3.387_132_872_796_366_5,
        1.331_416_678_917_843_8e2,
        1.971_590_950_306_551_3e3,
        1.373_169_376_550_946e4,
        4.592_195_393_154_987e4,
        6.726_577_092_700_87e4,
        3.343_057_558_358_813e4,
        2.509_080_928_730_122_7e3,
    ],
    [
        1.0,
        4.231_333_070_160_091e1,
        6.871_870_074_920_579e2,
        5.394_196_021_424_751e3,
        2.121_379_430_158_659_7e4,
        3.930_789_580_009_271e4,
        2.872_908_573_572_194_3e4,
        5.226_495_278_852_854e3,
    ],
];

const NEAR_TAIL_RATIO: Ratio = [
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        2.417_807_251_774_506e-1,
        2.272_384_498_926_918_4e-2,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        6.897_673_349_851e-1,
        1.481_039_764_274_800_8e-1,
        1.519_866_656_361_645_7e-2,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
];

const FAR_TAIL_RATIO: Ratio = [
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        2.965_605_718_285_048_7e-1,
        2.653_218_952_657_612_4e-2,
        1.242_660_947_388_078_4e-3,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        5.998_322_065_558_88e-1,
        1.369_298_809_227_358e-1,
        1.487_536_129_085_061_5e-2,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_7e-15,
    ],
];

#[inline]
fn ratio([numerator, denominator]: &Ratio, x: f64) -> f64 {
    polynomial(numerator, x) / polynomial(denominator, x)
}

/// Estrin's scheme: the additions do not wait for each other as they do in Horner's.
#[inline]
fn polynomial(c: &[f64; 8], x: f64) -> f64 {
    let x2 = x * x;
    let low = (c[0] + c[1] * x) + (c[2] + c[3] * x) * x2;
    let high = (c[4] + c[5] * x) + (c[6] + c[7] * x) * x2;
    low + high * (x2 * x2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantile_undoes_the_distribution_function_in_all_three_parts() {
        for x in [-8.0, -5.5, -3.0, -1.4, -0.2, 0.0, 0.7, 1.5, 4.0] {
            assert!((normal_quantile(normal_cdf(x)) - x).abs() < 1e-11, "{x}");
        }
    }

    #[test]
    fn the_law_is_symmetric() {
        for u in [0.3, 0.04, 1e-9] {
            assert!((normal_quantile(u) + normal_quantile(1.0 - u)).abs() < 1e-6, "{u}");
        }
    }
}
