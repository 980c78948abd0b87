// ANCHOR: cpu
//! Which of OpenBLAS's kernels suits this processor.
//!
//! Only the standard library is used here: `xtask` compiles this very file, to choose the kernel
//! for the programs it starts.

use std::ffi::OsStr;

/// The environment variable that OpenBLAS reads, once, while it is being loaded.
pub const VARIABLE: &str = "OPENBLAS_CORETYPE";

/// The instruction sets that decide which kernels a processor can run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cpu {
    /// AVX2 and fused multiply-add: what the kernel `Haswell` uses.
    pub avx2: bool,
    /// The AVX-512 sets F, CD, BW, DQ and VL on top: what the kernel `SkylakeX` uses.
    pub avx512: bool,
}

impl Cpu {
    /// Asks this processor; on anything but x86-64 the answer is no to both.
    pub fn detect() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            let avx2 = is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma");
            let avx512 = is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512cd")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("avx512vl");
            Self { avx2, avx512: avx2 && avx512 }
        }
        #[cfg(not(target_arch = "x86_64"))]
        Self::default()
    }
}
// ANCHOR_END: cpu

// ANCHOR: best
/// The widest kernel that `cpu` can run, among those that Debian's OpenBLAS 0.3.21 already has.
///
/// `None` stands for a processor with which OpenBLAS is left alone.
pub fn best(cpu: Cpu) -> Option<&'static str> {
    if cpu.avx512 {
        Some("SkylakeX")
    } else if cpu.avx2 {
        Some("Haswell")
    } else {
        None
    }
}

/// Kernels without AVX2 and fused multiply-add, by the names that OpenBLAS reports.
const OLD: &str = "Katmai Coppermine Northwood Prescott Banias Atom Core2 Penryn Dunnington Nehalem \
    Athlon Opteron Opteron_SSE3 Barcelona Nano Sandybridge Bobcat Bulldozer Piledriver Steamroller";
// ANCHOR_END: best

// ANCHOR: choose
/// The kernel to ask OpenBLAS for, or `None` where it does well by itself.
///
/// `core` is the kernel that OpenBLAS reports, if that is known, and `setting` what [`VARIABLE`]
/// holds. A setting is the user's own, or ours from a moment ago: either way it stands. A name that
/// is not in the lists of this file, such as `Cooperlake` or `Zen`, belongs to a newer kernel.
pub fn choose(cpu: Cpu, core: Option<&str>, setting: Option<&OsStr>) -> Option<&'static str> {
    if setting.is_some() {
        return None;
    }
    let best = best(cpu)?;
    let worse = |core: &str| {
        OLD.split(' ').any(|old| old.eq_ignore_ascii_case(core))
            || best == "SkylakeX" && core.eq_ignore_ascii_case("Haswell")
    };
    core.is_none_or(worse).then_some(best)
}
// ANCHOR_END: choose

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Cpu = Cpu { avx2: false, avx512: false };
    const AVX2: Cpu = Cpu { avx2: true, avx512: false };
    const AVX512: Cpu = Cpu { avx2: true, avx512: true };

    #[test]
    fn the_widest_instructions_of_the_processor_decide() {
        assert_eq!(best(PLAIN), None);
        assert_eq!(best(AVX2), Some("Haswell"));
        assert_eq!(best(AVX512), Some("SkylakeX"));
    }

    #[test]
    fn the_fallback_to_prescott_is_put_right() {
        assert_eq!(choose(AVX512, Some("Prescott"), None), Some("SkylakeX"));
        assert_eq!(choose(AVX2, Some("Prescott"), None), Some("Haswell"));
        assert_eq!(choose(AVX512, Some("Haswell"), None), Some("SkylakeX"));
        assert_eq!(choose(AVX2, Some("NEHALEM"), None), Some("Haswell"));
    }

    #[test]
    fn every_old_kernel_is_worse() {
        assert_eq!(OLD.split(' ').count(), 20);
        for core in OLD.split(' ') {
            assert_eq!(choose(AVX2, Some(core), None), Some("Haswell"), "{core}");
        }
    }

    #[test]
    fn no_kernel_is_chosen_that_the_processor_lacks() {
        for core in OLD.split(' ').chain(["Haswell", "SkylakeX", "Zen", "Unknown"]) {
            assert_eq!(choose(PLAIN, Some(core), None), None, "{core}");
            assert_ne!(choose(AVX2, Some(core), None), Some("SkylakeX"), "{core}");
        }
        assert_eq!(choose(PLAIN, None, None), None);
    }

    #[test]
    fn kernels_as_good_or_newer_are_left_alone() {
        for core in ["SkylakeX", "SKYLAKEX", "Cooperlake", "SapphireRapids", "Zen", "A64FX"] {
            assert_eq!(choose(AVX512, Some(core), None), None, "{core}");
        }
        assert_eq!(choose(AVX2, Some("Haswell"), None), None);
        assert_eq!(choose(AVX2, Some("Zen"), None), None);
    }

    #[test]
    fn a_setting_of_the_users_own_stands() {
        for setting in ["Prescott", "Nehalem", ""] {
            assert_eq!(choose(AVX512, Some("Prescott"), Some(OsStr::new(setting))), None);
            assert_eq!(choose(AVX512, None, Some(OsStr::new(setting))), None);
        }
    }

    #[test]
    fn an_unknown_kernel_is_replaced_by_the_best() {
        assert_eq!(choose(AVX512, None, None), Some("SkylakeX"));
        assert_eq!(choose(AVX2, None, None), Some("Haswell"));
    }

    #[test]
    fn avx512_is_never_reported_without_avx2() {
        let cpu = Cpu::detect();
        assert!(cpu.avx2 || !cpu.avx512);
    }
}
