//! `predict`: a reader's own pictures, and what a net makes of them.

use crate::keep::{self, Reader};
use crate::{centre, ink, picture, scores};
use clap::{ArgMatches, Args, Command, FromArgMatches};
use datasets::catalogue::MNIST;
use datasets::folder::Folders;
use image::imageops::{FilterType, resize};
use image::{GrayImage, ImageFormat};
use labs::{Error, Tool};
use ndarray::Array2;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{Cursor, IsTerminal};
use std::path::{Path, PathBuf};

/// The sub-command.
pub const TOOL: Tool = Tool {
    name: "predict",
    about: "Classifies your own pictures: PNG or JPEG, drawn or photographed",
    arguments: |command| described(Words::augment_args(command)),
    run,
};

/// How many times a pixel that the net sees is enlarged in a file.
const ENLARGED: u32 = 10;

#[derive(Args, Debug)]
struct Words {
    /// A picture of one digit, dark on light or light on dark, of any size
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// What the net has learned from [default: mnist where its files are, else generated]
    #[arg(long, value_name = "SET", value_parser = keep::SETS)]
    data: Option<String>,

    /// Print the scores as JSON
    #[arg(long)]
    json: bool,

    /// Write what the net sees into this folder, as NAME-seen.png
    #[arg(long, value_name = "FOLDER")]
    save_input: Option<PathBuf>,

    /// The folder of the reports; the net is kept in it
    #[arg(long, value_name = "FOLDER", env = "LECTERN_LABS", default_value = "target/labs")]
    out: PathBuf,
}

fn described(command: Command) -> Command {
    command
        .long_about(
            "Classifies your own pictures: PNG or JPEG, drawn or photographed.\n\n\
             A picture is brought into the form of MNIST: paper and its lighting are taken away, the \
             digit is scaled to 20 pixels, and its centre of mass goes to the middle of 28 × 28. On a \
             terminal you see what the net sees. The net is trained when it is first needed, and kept.\n\n\
             It knows ten classes and nothing else: it has an answer for any picture.",
        )
        .after_help(
            "Examples:\n  \
             cargo xtask lab 2 predict seven.png\n  \
             cargo xtask lab 2 predict photo.jpg drawing.png --save-input seen\n  \
             cargo xtask lab 2 predict *.png --data generated --json\n  \
             cargo xtask lab 2 predict shirt.jpg --data fashion-mnist",
        )
}

/// A picture, what the net sees of it, and where that was written.
struct Answer<'a> {
    file: &'a Path,
    seen: Array2<f32>,
    saved: Option<PathBuf>,
}

fn run(matches: &ArgMatches) -> Result<(), Error> {
    let words = Words::from_arg_matches(matches).expect("the sub-command has these arguments");
    let named = keep::SETS.into_iter().find(|set| words.data.as_deref() == Some(set));
    let data = named.unwrap_or_else(usual);
    // Pictures first: what is wrong with them need not wait for a training.
    let (mut answers, mut refused, mut names) = (Vec::new(), Vec::new(), BTreeSet::new());
    for file in &words.files {
        match see(file, data) {
            Ok(seen) => {
                let folder = words.save_input.as_deref();
                let save = |folder| save(folder, file, &seen, &mut names);
                answers.push(Answer { file, saved: folder.map(save).transpose()?, seen });
            }
            Err(error) if words.files.len() == 1 => return Err(error),
            Err(error) => {
                eprintln!("error: {error}");
                refused.push(json!({ "file": shown(file), "error": error.to_string() }));
            }
        }
    }
    let count = refused.len();
    if !answers.is_empty() {
        let reader = keep::reader(data, &words.out.join("lab2-nets"))?;
        labs::show(&match words.json {
            true => json(&reader, &answers, refused),
            false => text(&reader, &answers, named.is_none()),
        });
    }
    match count {
        0 => Ok(()),
        _ => Err(Error::model(format!("{count} of {} pictures have no answer", words.files.len()))),
    }
}

/// The set that is learned from where none is named.
fn usual() -> &'static str {
    let folders = Folders::of_user();
    let there = MNIST.files.iter().all(|file| folders.find(&MNIST, file).is_ok());
    if there { "mnist" } else { "generated" }
}

/// The picture as a net for `data` sees it.
fn see(file: &Path, data: &str) -> Result<Array2<f32>, Error> {
    let grey = picture::open(file)?;
    let seen = match data {
        "fashion-mnist" => {
            ink::shades(grey.view()).and_then(|shades| centre::garment(shades.view()))
        }
        _ => ink::strokes(grey.view()).and_then(|ink| centre::digit(ink.view())),
    };
    seen.ok_or_else(|| {
        Error::model(format!(
            "{}: nothing stands out from the background; it has to be plain, lighter or darker than \
             what is on it, and around it on all sides",
            file.display()
        ))
    })
}

/// Writes what the net sees, each pixel as a square, under a name that this call has not used before.
fn save(
    folder: &Path,
    file: &Path,
    seen: &Array2<f32>,
    names: &mut BTreeSet<PathBuf>,
) -> Result<PathBuf, Error> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let number = |n: usize| if n == 1 { String::new() } else { format!("-{n}") };
    let mut paths = (1..).map(|n| folder.join(format!("{stem}{}-seen.png", number(n))));
    let path = paths.find(|path| names.insert(path.clone())).expect("there are numbers enough");
    let side = centre::SIDE as u32;
    let levels = seen.iter().map(|level| (255.0 * level).round() as u8).collect();
    let small = GrayImage::from_raw(side, side, levels).expect("one level a pixel");
    let large = resize(&small, ENLARGED * side, ENLARGED * side, FilterType::Nearest);
    let mut bytes = Cursor::new(Vec::new());
    large.write_to(&mut bytes, ImageFormat::Png).map_err(Error::model)?;
    labs::write_file(&path, bytes.get_ref())?;
    Ok(path)
}

/// For people: on a terminal with the pictures.
fn text(reader: &Reader, answers: &[Answer], usual: bool) -> String {
    let classes = reader.classes();
    let set = match reader.data {
        "mnist" => "MNIST",
        "fashion-mnist" => "Fashion-MNIST",
        _ => "generated digits",
    };
    let share = 100.0 * reader.accuracy;
    let mut text =
        format!("A net that has learned from {set}; it reads {share:.1} % of the test set.\n");
    if usual && reader.data == "generated" {
        text += "From people's handwriting it learns after `cargo xtask data get mnist`.\n";
    }
    for answer in answers {
        let scores = reader.scores(&answer.seen);
        let best = scores::best(scores.view());
        let (class, score) = (&classes[best], 100.0 * scores[best]);
        text += &format!("\n{}: {class} ({score:.1} %)\n", answer.file.display());
        let bars = scores::bars(&classes, scores.view());
        let left = match std::io::stdout().is_terminal() {
            true => scores::picture(answer.seen.view()),
            false => Vec::new(),
        };
        text += &scores::beside(&left, &bars);
        if let Some(saved) = &answer.saved {
            text += &format!("What the net sees is in {}.\n", saved.display());
        }
    }
    text
}

/// For programs.
fn json(reader: &Reader, answers: &[Answer], refused: Vec<Value>) -> String {
    let classes = reader.classes();
    let millionth = |x: f64| (1e6 * x).round() / 1e6;
    let answered = answers.iter().map(|answer| {
        let scores = reader.scores(&answer.seen);
        let score = |(class, &score): (&String, &f32)| {
            json!({ "class": class, "score": millionth(f64::from(score)) })
        };
        json!({
            "file": shown(answer.file),
            "answer": classes[scores::best(scores.view())],
            "scores": classes.iter().zip(&scores).map(score).collect::<Vec<_>>(),
            "seen": answer.saved.as_deref().map(shown),
        })
    });
    let net = json!({
        "data": reader.data,
        "accuracy": millionth(reader.accuracy),
        "file": shown(&reader.file),
    });
    let pictures: Vec<Value> = answered.chain(refused).collect();
    format!("{:#}\n", json!({ "net": net, "pictures": pictures }))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
