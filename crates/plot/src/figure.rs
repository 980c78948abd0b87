//! A figure: a caption, an alternative text, a seed, and panels.

use std::io;

use plotters::drawing::IntoDrawingArea;

use crate::backend::Svg;
use crate::legend::Legend;
use crate::panel::Panel;
use crate::pen::{Pen, Rect};
use crate::style::style_sheet;
use crate::{save, text};

/// The width of every figure, in units.
const WIDTH: f64 = 520.0;

/// Where panels may lie; their height is their own.
const PAGE: Rect = Rect { left: 4.0, top: 4.0, right: WIDTH - 4.0, bottom: 0.0 };

const COLUMN_GAP: f64 = 26.0;
const ROW_GAP: f64 = 20.0;

/// A figure of the book: one panel or several, a caption that asks and answers, and a text for
/// those who do not see it.
pub struct Figure<'a> {
    pub(crate) caption: String,
    pub(crate) alt: String,
    pub(crate) seed: Option<u64>,
    pub(crate) columns: usize,
    pub(crate) panels: Vec<Panel<'a>>,
}

/// An alternative text shorter than this says nothing about a picture.
const SHORTEST_ALT: usize = 40;

impl<'a> Figure<'a> {
    /// A figure without panels yet.
    ///
    /// The caption asks what the figure answers, and answers it: "Where does the line settle?
    /// Between the classes, after six epochs." The alternative text describes the picture to
    /// someone who does not see it: what is drawn over which axes, and what it shows.
    ///
    /// # Panics
    /// When the caption has no question followed by an answer, or the alternative text has fewer
    /// than 40 characters.
    #[track_caller]
    pub fn new(caption: impl Into<String>, alt: impl Into<String>) -> Self {
        let (caption, alt) = (caption.into().trim().to_owned(), alt.into().trim().to_owned());
        let answer = caption.split_once('?').map_or("", |(_, answer)| answer.trim());
        assert!(
            !answer.is_empty(),
            "Figure::new: the caption must be a question and its answer: {caption:?}"
        );
        assert!(
            alt.chars().count() >= SHORTEST_ALT,
            "Figure::new: the alternative text must say what the picture shows, in at least \
             {SHORTEST_ALT} characters: {alt:?}"
        );
        Self { caption, alt, seed: None, columns: 2, panels: Vec::new() }
    }

    /// The seed of the random numbers behind the picture.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// How many panels stand side by side; without it, two.
    ///
    /// # Panics
    /// When there are none.
    #[must_use]
    #[track_caller]
    pub fn columns(mut self, columns: usize) -> Self {
        assert!(columns > 0, "Figure::columns: no columns");
        self.columns = columns;
        self
    }

    /// Adds a panel: a [`Chart`](crate::Chart), a [`Heatmap`](crate::Heatmap) or an
    /// [`ImageGrid`](crate::ImageGrid).
    #[must_use]
    pub fn panel(mut self, panel: impl Into<Panel<'a>>) -> Self {
        self.panels.push(panel.into());
        self
    }

    /// The caption.
    pub fn caption(&self) -> &str {
        &self.caption
    }

    /// The alternative text.
    pub fn alt(&self) -> &str {
        &self.alt
    }

    /// The figure as an SVG document. Its ids begin with the first words of the caption; where
    /// many figures share a page, `svg_with_id` and `save` give them another beginning.
    pub fn svg(&self) -> String {
        let words = self.caption.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<_> = words.filter(|word| !word.is_empty()).take(6).collect();
        self.render(&format!("figure-{}", words.join("-").to_lowercase()))
    }

    /// The figure as an SVG document whose ids begin with `id`: for a page that shows several.
    pub fn svg_with_id(&self, id: &str) -> String {
        self.render(id)
    }

    /// Writes `$FIGURE_DIR/<name>.svg` or, when the variable is unset, `target/figures/<name>.svg`
    /// and then says on standard error where it went. The file is whole or not there at all.
    ///
    /// # Errors
    /// When the name is anything but letters, digits, `_` and `-` of ASCII, or when the file cannot
    /// be written.
    pub fn save(&self, name: &str) -> io::Result<()> {
        save::figure(name, || self.render(name))
    }

    /// The document, its ids beginning with this.
    fn render(&self, id: &str) -> String {
        let legend = Legend::of(&self.panels);
        let (cells, height) = self.layout(&legend);
        let height = height.ceil() as u32;
        let mut svg = self.opening(id, height);
        {
            let root = Svg::new(&mut svg, id, (WIDTH as u32, height)).into_drawing_area();
            let pen = Pen::new(&root);
            legend.draw(&pen, PAGE);
            for (panel, (rect, top)) in self.panels.iter().zip(cells) {
                panel.draw(&pen, rect, top, &legend);
            }
            root.present().expect("writing into a String does not fail");
        }
        svg + "</svg>\n"
    }

    /// The root element up to its content.
    fn opening(&self, id: &str, height: u32) -> String {
        let seed = self.seed.map_or(String::new(), |seed| format!(" data-seed=\"{seed}\""));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
             width=\"{WIDTH}\" height=\"{height}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\"{seed} \
             font-family=\"var(--figure-font,system-ui,sans-serif)\" \
             font-size=\"{size}\">\n\
             <title id=\"{id}-title\">{caption}</title>\n\
             <desc id=\"{id}-desc\">{alt}</desc>\n\
             <style>{style}</style>\n",
            size = text::SIZE,
            caption = text::escape(&self.caption),
            alt = text::escape(&self.alt),
            style = style_sheet(),
        )
    }

    /// The rectangle of each panel and the height at which its plotted area begins; the height of
    /// the figure.
    fn layout(&self, legend: &Legend) -> (Vec<(Rect, f64)>, f64) {
        let columns = self.columns.min(self.panels.len()).max(1);
        let width = (PAGE.width() - (columns - 1) as f64 * COLUMN_GAP) / columns as f64;
        let mut y = PAGE.top + legend.height(PAGE.width());
        let mut cells = Vec::new();
        for row in self.panels.chunks(columns) {
            let most = |part: fn(&Panel<'a>, f64) -> f64| {
                row.iter().map(|panel| part(panel, width)).fold(0.0, f64::max)
            };
            let (head, body, foot) = (most(Panel::head), most(Panel::body), most(Panel::foot));
            // Whole units, so that plotted areas begin on the grid of printed decimals.
            let (top, bottom) = ((y + head).ceil(), (y + head).ceil() + body + foot);
            for k in 0..row.len() {
                let left = PAGE.left + k as f64 * (width + COLUMN_GAP);
                cells.push((Rect { left, top: y, right: left + width, bottom }, top));
            }
            y = bottom.ceil() + ROW_GAP;
        }
        let end = if self.panels.is_empty() { y } else { y - ROW_GAP };
        (cells, end + PAGE.top)
    }
}
