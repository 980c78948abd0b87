//! The palette, as CSS custom properties, and the stand-ins by which plotters carries it.
//!
//! plotters passes colours on as red, green and blue. The house style has no such colours: it has
//! *roles*, which the page turns into colours, one set for light and one for dark. An [`Ink`] is
//! packed into the three bytes of a colour on its way through plotters, and the backend unpacks it.

use plotters::style::Color;
use plotters_backend::BackendColor;

/// The custom properties: name, value in light, value in dark.
///
/// The six series colours follow Okabe and Ito (2008), moved until each has a contrast of 4.5 : 1
/// with its paper and every two differ under deuteranopia and protanopia; blue, vermilion and green
/// come first since they differ most.
pub(crate) const PALETTE: [(&str, &str, &str); 13] = [
    ("ink", "#17191d", "#e8e9ec"),
    ("muted", "#5b626e", "#9fa6b2"),
    ("grid", "#e2e4e8", "#2b2f37"),
    ("paper", "#ffffff", "#14161a"),
    ("1", "#216cdb", "#7db2f2"),
    ("2", "#cf3a06", "#e77c28"),
    ("3", "#2a7a66", "#98dcc2"),
    ("4", "#7a1468", "#bd77a0"),
    ("5", "#4c3c00", "#f4c430"),
    ("6", "#3a24a8", "#857ef2"),
    ("low", "#c9500f", "#ff9c5c"),
    ("mid", "#f6f6f4", "#1c1f25"),
    ("high", "#08306b", "#9cc8f7"),
];

/// How many series colours and shapes there are before they repeat.
pub(crate) const SERIES: usize = 6;

/// Colour scales have this many steps from end to end.
pub(crate) const LEVELS: u8 = 64;

/// Dash patterns of the lines, in units: the second line of a chart differs from the first in
/// black and white too.
pub(crate) const DASHES: [&str; SERIES] = ["", "7 3", "2 3", "10 3 2 3", "5 2 1 2 1 2", "1 2"];

/// What a mark is, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Ink,
    Muted,
    Grid,
    Paper,
    /// A series colour, 0 to 5.
    Series(u8),
    /// Paper to ink, for images.
    Grey(u8),
    /// Mid to high.
    Sequential(u8),
    /// Low over mid (at half the levels) to high.
    Signed(u8),
}

/// What is done with it beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Finish {
    Plain,
    /// A line with this dash pattern.
    Dash(u8),
    /// A text or line with a rim of paper, to be read over other marks.
    Halo,
    /// A filled shape with a thin rim of paper, to be told from its neighbours.
    Rim,
    /// An area with this hatching.
    Hatch(u8),
}

/// A role, a finish and an opacity: the colour of the house style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ink {
    pub(crate) role: Role,
    pub(crate) finish: Finish,
    pub(crate) alpha: f64,
}

impl Ink {
    pub(crate) fn new(role: Role) -> Self {
        Self { role, finish: Finish::Plain, alpha: 1.0 }
    }

    pub(crate) fn finish(self, finish: Finish) -> Self {
        Self { finish, ..self }
    }

    pub(crate) fn alpha(self, alpha: f64) -> Self {
        Self { alpha, ..self }
    }

    /// The stand-in colour: role, level, finish.
    fn stand_in(self) -> (u8, u8, u8) {
        let (role, level) = match self.role {
            Role::Ink => (0, 0),
            Role::Muted => (1, 0),
            Role::Grid => (2, 0),
            Role::Paper => (3, 0),
            Role::Series(i) => (4, i),
            Role::Grey(level) => (5, level),
            Role::Sequential(level) => (6, level),
            Role::Signed(level) => (7, level),
        };
        let finish = match self.finish {
            Finish::Plain => 0,
            Finish::Halo => 1,
            Finish::Rim => 2,
            Finish::Dash(i) => 16 + i,
            Finish::Hatch(i) => 32 + i,
        };
        (role, level, finish)
    }

    /// Unpacks a stand-in; anything else is ink.
    pub(crate) fn from_stand_in(color: BackendColor) -> Self {
        let (role, level, finish) = color.rgb;
        let role = match role {
            1 => Role::Muted,
            2 => Role::Grid,
            3 => Role::Paper,
            4 => Role::Series(level),
            5 => Role::Grey(level),
            6 => Role::Sequential(level),
            7 => Role::Signed(level),
            _ => Role::Ink,
        };
        let finish = match finish {
            1 => Finish::Halo,
            2 => Finish::Rim,
            16..32 => Finish::Dash(finish - 16),
            32..48 => Finish::Hatch(finish - 32),
            _ => Finish::Plain,
        };
        Self { role, finish, alpha: color.alpha }
    }

    /// The CSS colour.
    pub(crate) fn css(self) -> String {
        let mix = |space: &str, from: &str, to: &str, level: u8, levels: u8| {
            let percent = (100.0 * f64::from(level) / f64::from(levels)).round();
            format!("color-mix(in {space},var(--figure-{to}) {percent}%,var(--figure-{from}))")
        };
        const HALF: u8 = LEVELS / 2;
        match self.role {
            Role::Ink => "var(--figure-ink)".into(),
            Role::Muted => "var(--figure-muted)".into(),
            Role::Grid => "var(--figure-grid)".into(),
            Role::Paper => "var(--figure-paper)".into(),
            Role::Series(i) => format!("var(--figure-{})", usize::from(i) % SERIES + 1),
            Role::Grey(level) => mix("srgb", "paper", "ink", level, LEVELS),
            Role::Sequential(level) => mix("oklab", "mid", "high", level, LEVELS),
            Role::Signed(level) if level < HALF => mix("oklab", "mid", "low", HALF - level, HALF),
            Role::Signed(level) => mix("oklab", "mid", "high", level - HALF, HALF),
        }
    }
}

impl Color for Ink {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor { rgb: self.stand_in(), alpha: self.alpha }
    }
}

/// The style sheet of a figure that stands alone.
///
/// A page that shows figures inside itself takes it out and defines the properties itself.
pub(crate) fn style_sheet() -> String {
    let set = |pick: fn(&(&str, &str, &str)) -> String| -> String {
        PALETTE.iter().map(pick).collect::<Vec<_>>().join(";")
    };
    let light = set(|(name, light, _)| format!("--figure-{name}:{light}"));
    let dark = set(|(name, _, dark)| format!("--figure-{name}:{dark}"));
    format!(
        ":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n\
         svg:root{{background:var(--figure-paper)}}"
    )
}

/// How a named series looks: one of six colours, and one of six shapes (a marker, a dash pattern, a
/// hatching) that tell it apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) role: Role,
    pub(crate) shape: u8,
}

impl Look {
    /// Of a mark without a name.
    pub(crate) const UNNAMED: Self = Self { role: Role::Ink, shape: 0 };

    /// Of the i-th name of a figure, the k-th of those drawn alike. Colours repeat after six
    /// names, then with other shapes.
    pub(crate) fn nth(i: usize, k: usize) -> Self {
        let (colour, shape) = (i % SERIES, (k + i / SERIES) % SERIES);
        Self { role: Role::Series(colour as u8), shape: shape as u8 }
    }

    pub(crate) fn ink(self) -> Ink {
        Ink::new(self.role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2).
    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let c = u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_series_have_contrast_with_the_paper() {
        let papers = [PALETTE[3].1, PALETTE[3].2];
        for (name, light, dark) in PALETTE {
            if ["grid", "paper", "low", "mid", "high"].contains(&name) {
                continue;
            }
            assert!(contrast(light, papers[0]) >= 4.5, "{name} in light");
            assert!(contrast(light, "#fbfaf7") >= 4.5, "{name} on a yellowish paper");
            assert!(contrast(dark, papers[1]) >= 4.5, "{name} in dark");
        }
    }

    #[test]
    fn stand_ins_come_back_as_they_went() {
        use Finish::*;
        let roles = [Role::Ink, Role::Muted, Role::Grid, Role::Paper, Role::Series(5)];
        for role in roles.into_iter().chain([Role::Grey(64), Role::Sequential(7), Role::Signed(0)])
        {
            for finish in [Plain, Halo, Rim, Dash(0), Dash(5), Hatch(0), Hatch(5)] {
                let ink = Ink::new(role).finish(finish).alpha(0.25);
                assert_eq!(Ink::from_stand_in(ink.to_backend_color()), ink);
            }
        }
    }

    #[test]
    fn thirty_six_names_look_different() {
        let looks: Vec<_> = (0..36).map(|i| Look::nth(i, i)).collect();
        for (i, a) in looks.iter().enumerate() {
            assert!(!looks[..i].contains(a), "{i}");
        }
    }
}
