//! What every figure promises about its SVG.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use plot::{Axis, Chart, Figure, Heatmap, ImageGrid};

#[allow(dead_code)]
#[path = "../examples/house_style.rs"]
mod house_style;

const CAPTION: &str = "Does it hold? It does.";
const ALT: &str = "A picture that stands for all others, described at sufficient length.";

fn figure(chart: Chart) -> String {
    Figure::new(CAPTION, ALT).panel(chart).svg()
}

type Attributes = Vec<(String, String)>;

/// The tags of a document, each with its attributes and the text up to the next tag; fails unless
/// every one is closed in order and every `&` begins an entity.
fn tags(svg: &str) -> Vec<(String, Attributes, String)> {
    let (mut tags, mut open) = (Vec::new(), Vec::new());
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag that ends");
        assert!(!text.contains('>'), "a bare > in {text}");
        for entity in text.split('&').skip(1).chain(tag.split('&').skip(1)) {
            let name = entity.split(';').next().unwrap();
            assert!(["lt", "gt", "amp", "quot"].contains(&name), "&{entity}");
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let whole = tag.strip_suffix('/').unwrap_or(tag);
        let (name, mut rest) = whole.split_once(' ').unwrap_or((whole, ""));
        let mut attributes = Attributes::new();
        while let Some((key, more)) = rest.trim_start().split_once("=\"") {
            let (value, more) = more.split_once('"').expect("a value that ends");
            attributes.push((key.to_owned(), value.to_owned()));
            rest = more;
        }
        assert_eq!(rest.trim(), "", "in <{tag}>");
        let keys: BTreeSet<_> = attributes.iter().map(|(key, _)| key).collect();
        assert_eq!(keys.len(), attributes.len(), "an attribute twice in <{tag}>");
        if !tag.ends_with('/') {
            open.push(name.to_owned());
        }
        tags.push((name.to_owned(), attributes, text.to_owned()));
    }
    assert!(open.is_empty(), "{open:?} are not closed");
    tags
}

fn attribute<'a>(attributes: &'a [(String, String)], key: &str) -> Option<&'a str> {
    attributes.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
}

#[test]
#[should_panic(expected = "the alternative text must say what the picture shows")]
fn an_empty_alternative_text_is_refused() {
    let _ = Figure::new(CAPTION, "   ");
}

#[test]
#[should_panic(expected = "at least 40 characters: \"A chart.\"")]
fn a_short_alternative_text_is_refused() {
    let _ = Figure::new(CAPTION, "A chart.");
}

#[test]
#[should_panic(expected = "the caption must be a question and its answer")]
fn a_caption_without_an_answer_is_refused() {
    let _ = Figure::new("Does it hold?", ALT);
}

#[test]
fn caption_text_and_seed_are_in_the_root() {
    let svg = Figure::new("Is 1 < 2 & so on? It is.", ALT).seed(7).svg();
    let tags = tags(&svg);
    let (name, root, _) = &tags[0];
    assert_eq!(name, "svg");
    assert_eq!(attribute(root, "role"), Some("img"));
    assert_eq!(attribute(root, "data-seed"), Some("7"));
    let labels: Vec<_> = attribute(root, "aria-labelledby").unwrap().split(' ').collect();
    let text = |k: usize| {
        let (name, attributes, text) = &tags[k];
        (name.as_str(), attribute(attributes, "id").unwrap().to_owned(), text.trim().to_owned())
    };
    assert_eq!(text(1), ("title", labels[0].into(), "Is 1 &lt; 2 &amp; so on? It is.".into()));
    assert_eq!(text(2), ("desc", labels[1].into(), ALT.into()));
    let unseeded = Figure::new(CAPTION, ALT).svg();
    assert!(!unseeded.contains("data-seed"));
}

#[test]
fn the_contact_sheet_is_well_formed_and_small() {
    let svg = house_style::sheet().svg();
    tags(&svg);
    assert!(svg.len() < 80_000, "{} bytes", svg.len());
}

#[test]
fn markup_in_labels_is_escaped() {
    let nasty = "a < b & \"c\" > 'd'";
    let svg = figure(
        Chart::new(Axis::new(nasty).unit(nasty), nasty)
            .title(nasty)
            .line(nasty, [(0.0, 1.0), (1.0, 2.0)])
            .regions([nasty], |_, _| 0)
            .note((0.5, 1.5), nasty)
            .horizontal(1.5, nasty),
    );
    tags(&svg);
    assert_eq!(svg.matches("a &lt; b &amp; &quot;c&quot; &gt; 'd'").count(), 7);
}

#[test]
fn the_same_program_draws_the_same_bytes() {
    assert_eq!(house_style::sheet().svg(), house_style::sheet().svg());
}

#[test]
fn coordinates_have_exactly_one_decimal() {
    let mut raster = false;
    let mut seen = 0;
    for (name, attributes, _) in tags(&house_style::sheet().svg()) {
        if name == "g" {
            // Cells are counted, not measured: whole numbers in a scaled coordinate system.
            raster = attribute(&attributes, "transform").is_some();
        }
        if name == "svg" || name == "pattern" || (name == "path" && raster) {
            continue;
        }
        for key in ["d", "x", "y", "cx", "cy", "r", "transform", "stroke-width"] {
            let pattern = attribute(&attributes, "d") == Some("M0 4H8");
            let Some(value) = attribute(&attributes, key).filter(|_| !pattern) else { continue };
            if value == "M0 4H8M4 0V8" || (key == "stroke-width" && !value.contains('.')) {
                continue;
            }
            let numbers = value.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'));
            for number in numbers.filter(|n| !n.is_empty()) {
                let (_, decimals) = number.split_once('.').unwrap_or(("", ""));
                assert_eq!(decimals.len(), 1, "{number} in {key}=\"{value}\"");
                assert_ne!(number, "-0.0");
                seen += 1;
            }
        }
    }
    assert!(seen > 1000, "{seen} coordinates");
}

#[test]
#[ignore = "the tests below run it, each in an environment of its own"]
fn saves_the_sheet() {
    house_style::sheet().save("a_name").unwrap();
}

/// Runs the test above in a process of its own and gives what it says on standard error.
fn save_in(current: &Path, variable: Option<&Path>) -> String {
    let mut run = Command::new(std::env::current_exe().unwrap());
    run.args(["--exact", "saves_the_sheet", "--ignored", "--nocapture"]).current_dir(current);
    match variable {
        Some(folder) => run.env("FIGURE_DIR", folder),
        None => run.env_remove("FIGURE_DIR"),
    };
    let output = run.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// An empty folder for one test.
fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("plot-{test}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn save_tells_where_it_went_unless_it_was_told_where_to_go() {
    let current = folder("save");
    let figures = current.join("deep/figures");
    assert_eq!(save_in(&current, Some(&figures)), "");
    assert!(figures.join("a_name.svg").is_file());
    let told = save_in(&current, None);
    assert!(told.contains("figure: ") && told.contains("a_name.svg"), "{told}");
    assert!(current.join("target/figures/a_name.svg").is_file());
    std::fs::remove_dir_all(current).unwrap();
}

#[test]
fn ids_begin_with_the_name_and_every_reference_resolves() {
    let folder = folder("ids");
    save_in(&folder, Some(&folder));
    let svg = std::fs::read_to_string(folder.join("a_name.svg")).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    let tags = tags(&svg);
    let ids: Vec<_> = tags.iter().filter_map(|(_, a, _)| attribute(a, "id")).collect();
    assert!(ids.len() > 3);
    assert!(ids.iter().all(|id| id.starts_with("a_name-")), "{ids:?}");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    for reference in svg.split("url(#").skip(1) {
        let id = reference.split(')').next().unwrap();
        assert!(ids.contains(&id), "{id}");
    }
    assert_eq!(svg.replace("a_name-", ""), house_style::sheet().svg().replace(PREFIX, ""));
}

/// What the ids of the contact sheet begin with when it has no name.
const PREFIX: &str = "figure-what-can-a-figure-of-this-";

#[test]
fn text_stays_inside_the_figure() {
    let long = ["a rather long name of a series", "another one, longer than the first by a bit"];
    let wide = Figure::new(CAPTION, ALT)
        .panel(
            Chart::new("a long name of the horizontal axis", "y")
                .line(long[0], [(0.0, 0.0), (1e6, 12_345.0)])
                .line("b", [(0.0, 10_000.0), (1e6, 12_345.0)])
                .label_ends(),
        )
        .panel(Chart::new("x", "y").line(long[1], [(0.0, -0.001), (1.0, 0.001)]))
        .panel(Chart::new("x", "y").arrow((0.0, 0.0), (1.0, 1.0), "tail").vertical(1.0, "end"))
        .panel(Heatmap::new("x", "y", "value", (3, 40), |i, j| (i * j) as f64 * 100.0));
    for svg in [house_style::sheet().svg(), wide.svg()] {
        let tags = tags(&svg);
        let view: Vec<f64> = attribute(&tags[0].1, "viewBox")
            .unwrap()
            .split(' ')
            .map(|n| n.parse().unwrap())
            .collect();
        let mut anchor = "start".to_owned();
        for (name, attributes, text) in tags {
            if name == "g" {
                anchor = attribute(&attributes, "text-anchor").unwrap_or("start").to_owned();
            }
            if name != "text" {
                continue;
            }
            let at = |key| attribute(&attributes, key).unwrap().parse::<f64>().unwrap();
            let width = 14.0 * 0.55 * text.trim().chars().count() as f64;
            let left = match anchor.as_str() {
                "middle" => at("x") - width / 2.0,
                "end" => at("x") - width,
                _ => at("x"),
            };
            assert!(left >= -1.0 && left + width <= view[2] + 1.0, "{text} from {left}");
            assert!(at("y") >= 10.0 && at("y") <= view[3] - 3.0, "{text} at {}", at("y"));
        }
    }
}

#[test]
fn nothing_is_drawn_of_no_data() {
    let nothing = figure(
        Chart::new("x", Axis::log("y"))
            .line("line", [])
            .path("path", [])
            .scatter("scatter", [(f64::NAN, 1.0), (1.0, f64::INFINITY), (1.0, -1.0)])
            .contours([0.0], |_, _| f64::NAN)
            .label_ends(),
    );
    tags(&nothing);
    assert!(!nothing.contains("NaN") && !nothing.contains("inf"));
    tags(&figure(Chart::new("x", "count").histogram("none", [], 10)));
    let empty = Figure::new(CAPTION, ALT)
        .panel(Heatmap::new("x", "y", "v", (0, 0), |_, _| 0.0).values(1))
        .panel(Heatmap::new("x", "y", "v", (2, 2), |_, _| f64::NAN).signed())
        .panel(ImageGrid::grey(3))
        .panel(ImageGrid::signed(3).image("", (0, 5), |_, _| 0.0));
    tags(&empty.svg());
}

#[test]
fn equal_values_have_a_range() {
    let svg = figure(Chart::new("x", "y").line("", [(3.0, 5.0), (3.0, 5.0)]));
    tags(&svg);
    assert!(!svg.contains("NaN") && svg.matches("<text").count() >= 6);
}

#[test]
fn a_line_breaks_where_it_is_not_finite() {
    let whole = (0..9).map(|i| (f64::from(i), f64::from(i * i)));
    let broken = whole.clone().map(|(x, y)| (x, if x == 4.0 { f64::NAN } else { y }));
    let lines = |points: Vec<(f64, f64)>| {
        let svg = figure(Chart::new("x", "y").line("a", points));
        let start = svg.rfind("stroke=\"var(--figure-1)\"").unwrap();
        svg[start..].split("</g>").next().unwrap().matches("<path").count()
    };
    assert_eq!((lines(whole.collect()), lines(broken.collect())), (1, 2));
}

#[test]
#[should_panic(expected = "class 2 of 2 names")]
fn a_class_without_a_name_is_refused() {
    figure(Chart::new("x", "y").regions(["a", "b"], |_, _| 2));
}

/// The two-point lines that stand upright, as (x, top, bottom) in tenths of a unit.
fn uprights(svg: &str) -> BTreeSet<(i64, i64, i64)> {
    let tenths = |word: &str| (10.0 * word.parse::<f64>().unwrap()).round() as i64;
    let line = |d: &str| {
        let points: Vec<i64> = d.strip_prefix('M')?.split(' ').map(tenths).collect();
        let &[x, y, other, end] = points.as_slice() else { return None };
        (x == other && y != end).then_some((x, y.min(end), y.max(end)))
    };
    let paths = tags(svg).into_iter().filter(|(name, ..)| name == "path");
    let shapes = paths.filter_map(|(_, attributes, _)| {
        attribute(&attributes, "d").filter(|d| !d.ends_with('z')).and_then(line)
    });
    shapes.collect()
}

#[test]
fn a_spread_has_whiskers_as_long_as_its_deviations() {
    let axes = || Chart::new(Axis::new("x").range(0.0, 4.0), Axis::new("y").range(0.0, 10.0));
    let chart = |means: &[(f64, f64, f64)]| axes().height(100.0).spread("", means.to_vec());
    let whiskers = |means: &[(f64, f64, f64)]| -> Vec<i64> {
        let bare = uprights(&figure(chart(&[])));
        let drawn = uprights(&figure(chart(means)));
        drawn.difference(&bare).map(|(_, top, bottom)| bottom - top).collect()
    };
    assert_eq!(whiskers(&[(1.5, 5.0, 2.0)]), [200, 200]);
    assert_eq!(whiskers(&[(1.5, 9.0, 4.0)]), [100, 400], "cut off at the edge");
    assert_eq!(whiskers(&[(1.5, 5.0, f64::NAN), (2.5, f64::NAN, 1.0)]), [0; 0]);
}

#[test]
fn a_spread_below_zero_ends_at_the_edge_of_a_logarithmic_axis() {
    let chart = |means: Vec<(f64, f64, f64)>| {
        let axes = Chart::new(Axis::new("x").range(0.0, 4.0), Axis::log("y").range(1.0, 100.0));
        figure(axes.height(100.0).spread("", means))
    };
    let (bare, drawn) = (uprights(&chart(vec![])), uprights(&chart(vec![(1.5, 10.0, 90.0)])));
    let lengths: Vec<_> = drawn.difference(&bare).map(|(_, top, bottom)| bottom - top).collect();
    assert_eq!(lengths, [500, 500]);
}

#[test]
fn figures_that_share_a_page_have_ids_of_their_own() {
    let chart = || Figure::new(CAPTION, ALT).panel(Chart::new("x", "y"));
    let svg = chart().svg_with_id("first");
    assert!(svg.contains("id=\"first-title\"") && svg.contains("aria-labelledby=\"first-title"));
    assert_eq!(svg.replace("first", "second"), chart().svg_with_id("second"));
}
