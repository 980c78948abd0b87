//! A plotters backend that writes the house style's SVG.
//!
//! plotters draws on a grid of integers. Here a step of it is a tenth of a unit of the figure, and
//! coordinates are printed in units with one decimal. Colours come as the stand-ins of
//! [`Ink`] and go out as custom properties. Neighbours that look the same share a `<g>`.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use crate::style::{DASHES, Finish, Ink, Role};
use crate::text;

/// The body of an SVG document in the making.
pub(crate) struct Svg<'a> {
    out: &'a mut String,
    /// What ids begin with.
    id: &'a str,
    size: (u32, u32),
    /// The attributes of the open group.
    group: Option<String>,
    /// Colours and hatchings to define.
    hatches: BTreeSet<(u8, u8)>,
}

pub(crate) type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> Svg<'a> {
    /// Appends to `out` a figure of this size in units.
    pub(crate) fn new(out: &'a mut String, id: &'a str, (width, height): (u32, u32)) -> Self {
        let size = (10 * width, 10 * height);
        Self { out, id, size, group: None, hatches: BTreeSet::new() }
    }

    /// Opens a group with these attributes, unless it is the one already open.
    pub(crate) fn group(&mut self, attributes: String) {
        if self.group.as_deref() != Some(&attributes) {
            self.close();
            self.line(&format!("<g {attributes}>"));
            self.group = Some(attributes);
        }
    }

    fn close(&mut self) {
        if self.group.take().is_some() {
            self.line("</g>");
        }
    }

    pub(crate) fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// The attributes of an area.
    pub(crate) fn fill(&mut self, ink: Ink) -> String {
        let mut attributes = match (ink.finish, ink.role) {
            (Finish::Hatch(kind), Role::Series(colour)) => {
                self.hatches.insert((colour, kind));
                format!("fill=\"url(#{}-hatch-{colour}-{kind})\"", self.id)
            }
            _ => format!("fill=\"{}\"", ink.css()),
        };
        if ink.alpha < 1.0 {
            push(&mut attributes, format_args!(" fill-opacity=\"{:.2}\"", ink.alpha));
        }
        if ink.finish == Finish::Rim {
            attributes += " stroke=\"var(--figure-paper)\" stroke-width=\"1\"";
        }
        attributes
    }

    /// Patterns of lines, one for each colour and hatching in use.
    fn patterns(&mut self) {
        let hatches = std::mem::take(&mut self.hatches);
        if hatches.is_empty() {
            return;
        }
        self.line("<defs>");
        for (colour, kind) in hatches {
            let (turn, d) = match kind % 6 {
                2 => (135, "M0 4H8"),
                3 => (0, "M0 4H8"),
                4 => (90, "M0 4H8"),
                5 => (45, "M0 4H8M4 0V8"),
                _ => (45, "M0 4H8"),
            };
            let stroke = Ink::new(Role::Series(colour)).css();
            let id = self.id;
            self.line(&format!(
                "<pattern id=\"{id}-hatch-{colour}-{kind}\" width=\"8\" height=\"8\" \
                 patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate({turn})\">\
                 <path d=\"{d}\" stroke=\"{stroke}\" stroke-width=\"1\"/></pattern>"
            ));
        }
        self.line("</defs>");
    }
}

/// The attributes of a line this many tenths wide.
fn stroke(ink: Ink, width: u32) -> String {
    let mut attributes = format!(
        "fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"",
        ink.css(),
        Tenths(width as i32)
    );
    if ink.alpha < 1.0 {
        push(&mut attributes, format_args!(" stroke-opacity=\"{:.2}\"", ink.alpha));
    }
    match ink.finish {
        Finish::Dash(i) if i > 0 => {
            let dashes = DASHES[usize::from(i) % DASHES.len()];
            push(&mut attributes, format_args!(" stroke-dasharray=\"{dashes}\""));
        }
        _ => attributes += " stroke-linecap=\"round\"",
    }
    attributes
}

/// A coordinate, printed in units with one decimal.
pub(crate) struct Tenths(pub(crate) i32);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{}", self.0.abs() / 10, self.0.abs() % 10)
    }
}

fn push(text: &mut String, arguments: std::fmt::Arguments) {
    text.write_fmt(arguments).expect("a String takes all that is written");
}

/// `M` and the points, from which lines follow by themselves.
pub(crate) fn polyline(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut d = String::new();
    for (x, y) in points {
        let lead = if d.is_empty() { 'M' } else { ' ' };
        push(&mut d, format_args!("{lead}{} {}", Tenths(x), Tenths(y)));
    }
    d
}

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.close();
        self.patterns();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, s: &S) -> Drawn {
        self.draw_path([a, b], s)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        if fill {
            self.fill_polygon(corners, style)
        } else {
            self.draw_path(corners.into_iter().chain([(left, top)]), style)
        }
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.group(stroke(Ink::from_stand_in(style.color()), style.stroke_width()));
        self.line(&format!("<path d=\"{}\"/>", polyline(path)));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ink = Ink::from_stand_in(style.color());
        let attributes = if fill { self.fill(ink) } else { stroke(ink, style.stroke_width()) };
        self.group(attributes);
        let (x, y, r) = (Tenths(x), Tenths(y), Tenths(radius as i32));
        self.line(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let attributes = self.fill(Ink::from_stand_in(style.color()));
        self.group(attributes);
        self.line(&format!("<path d=\"{}z\"/>", polyline(corners)));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        content: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let ink = Ink::from_stand_in(style.color());
        let mut attributes = format!("fill=\"{}\"", ink.css());
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => attributes += " text-anchor=\"middle\"",
            HPos::Right => attributes += " text-anchor=\"end\"",
        }
        if matches!(style.style(), FontStyle::Bold) {
            attributes += " font-weight=\"600\"";
        }
        if ink.finish == Finish::Halo {
            attributes += " stroke=\"var(--figure-paper)\" stroke-width=\"4\" \
                           stroke-linejoin=\"round\" paint-order=\"stroke\"";
        }
        self.group(attributes);
        // The baseline, below the anchor by a share of the letters' size.
        let below = match style.anchor().v_pos {
            VPos::Top => 0.75,
            VPos::Center => 0.35,
            VPos::Bottom => 0.0,
        };
        let y = y + (below * style.size()).round() as i32;
        let content = text::escape(content);
        self.line(&format!("<text x=\"{}\" y=\"{}\">{content}</text>", Tenths(x), Tenths(y)));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        content: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok(((10.0 * text::width(content)) as u32, style.size() as u32))
    }
}
