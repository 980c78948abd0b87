//! `lab 2 predict` as a reader uses it: pictures of many kinds, and files that are none.

use datasets::{Images, generated_digits};
use image::imageops::{FilterType, resize};
use image::{DynamicImage, GrayImage, ImageBuffer, Luma, LumaA, Rgb, RgbImage};
use ndarray::Axis;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tensor::Streams;

fn predict(out: &Path, words: &[&str], files: &[PathBuf]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab2"));
    command.args(["predict", "--data", "generated"]).args(words).args(files);
    command.arg("--out").arg(out).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)))
}

/// The net, trained once for all tests.
fn net() -> &'static Path {
    static OUT: OnceLock<PathBuf> = OnceLock::new();
    OUT.get_or_init(|| {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lab2-predict");
        std::fs::remove_dir_all(&out).ok();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("0.png");
        digit(&digits(), 0).save(&file).unwrap();
        let output = predict(&out, &[], &[file]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(text(&output.stderr).contains("trained now, once"), "{}", text(&output.stderr));
        assert!(out.join("lab2-nets/generated.safetensors").exists());
        out
    })
}

/// Digits that no net has learned from.
fn digits() -> Images {
    generated_digits(120, &mut Streams::new(2024).stream("readers"))
}

fn digit(images: &Images, number: usize) -> GrayImage {
    let pixels = images.pixels.index_axis(Axis(0), number);
    GrayImage::from_raw(28, 28, pixels.iter().copied().collect()).unwrap()
}

/// As a reader might have it: the number decides which of eight kinds.
fn save(images: &Images, number: usize, folder: &Path) -> PathBuf {
    let small = digit(images, number);
    let side = [28, 61, 140, 333, 900][number % 5];
    let ink = resize(&small, side, side, FilterType::CatmullRom);
    let level = |x: u32, y: u32| f32::from(ink.get_pixel(x, y).0[0]) / 255.0;
    let between = |paper: [f32; 3], pen: [f32; 3], share: f32| {
        Rgb([0, 1, 2].map(|i| (paper[i] + share * (pen[i] - paper[i])).round() as u8))
    };
    let colours = |paper, pen| -> DynamicImage {
        RgbImage::from_fn(side, side, |x, y| between(paper, pen, level(x, y))).into()
    };
    let (white, ending) = ([255.0; 3], if number % 8 == 7 { "jpg" } else { "png" });
    let picture: DynamicImage = match number % 8 {
        0 => ink.into(),
        1 => GrayImage::from_fn(side, side, |x, y| Luma([255 - ink.get_pixel(x, y).0[0]])).into(),
        2 => colours([250.0, 240.0, 200.0], [20.0, 40.0, 160.0]),
        // Of about the same brightness.
        3 => colours([200.0, 40.0, 40.0], [40.0, 145.0, 40.0]),
        // Off centre, on a sheet three times as wide.
        4 => GrayImage::from_fn(3 * side, 2 * side, |x, y| {
            let inside = x.checked_sub(2 * side).zip(y.checked_sub(side / 3));
            let pixel = inside.and_then(|(x, y)| ink.get_pixel_checked(x, y));
            Luma([pixel.map_or(230, |pixel| 230 - (f32::from(pixel.0[0]) * 0.7) as u8)])
        })
        .into(),
        5 => ImageBuffer::<Luma<u16>, _>::from_fn(side, side, |x, y| {
            Luma([60_000 - (45_000.0 * level(x, y)) as u16])
        })
        .into(),
        // Drawn on nothing.
        6 => {
            image::GrayAlphaImage::from_fn(side, side, |x, y| LumaA([30, ink.get_pixel(x, y).0[0]]))
                .into()
        }
        // A photograph: light from the left.
        _ => RgbImage::from_fn(side, side, |x, y| {
            let light = 1.0 - 0.5 * x as f32 / side as f32;
            between([0.0; 3], white, light * (0.9 - 0.6 * level(x, y)))
        })
        .into(),
    };
    let path = folder.join(format!("{number:03}.{ending}"));
    picture.save(&path).unwrap();
    path
}

#[test]
fn generated_digits_of_all_kinds_are_read_right() {
    let (images, folder) = (digits(), tempfile::tempdir().unwrap());
    let files: Vec<_> = (0..images.len()).map(|n| save(&images, n, folder.path())).collect();
    let output = predict(net(), &["--json"], &files);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "", "the net was kept");
    let json = json(&output);
    assert_eq!(json["net"]["data"], "generated");
    assert!(json["net"]["accuracy"].as_f64() > Some(0.97), "{}", json["net"]);
    let mut wrong = Vec::new();
    for (number, picture) in json["pictures"].as_array().unwrap().iter().enumerate() {
        let scores = picture["scores"].as_array().unwrap();
        let sum: f64 = scores.iter().map(|score| score["score"].as_f64().unwrap()).sum();
        assert!((sum - 1.0).abs() < 1e-4 && scores.len() == 10, "{picture}");
        if picture["answer"] != *(number % 10).to_string() {
            wrong.push((number, picture["answer"].clone()));
        }
    }
    assert!(wrong.len() <= 6, "{} of {} are wrong: {wrong:?}", wrong.len(), files.len());
}

#[test]
fn the_scores_are_shown_and_what_the_net_sees_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let file = save(&digits(), 4, folder.path());
    let seen = folder.path().join("new/seen");
    let save = ["--save-input", seen.to_str().unwrap()];
    let output = predict(net(), &save, &[file.clone(), file.clone()]);
    let shown = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(shown.contains("004.png: 4 (") && shown.contains("▸ 4 █"), "{shown}");
    assert_eq!(shown.matches(" %\n").count(), 20, "{shown}");
    assert!(!shown.contains('▀') && !shown.contains('\u{1b}'), "no picture where nobody watches");
    assert!(shown.contains("004-seen.png") && shown.contains("004-2-seen.png"), "{shown}");

    // What was seen, seen again, is the same.
    let first = seen.join("004-seen.png");
    let output = predict(net(), &save, std::slice::from_ref(&first));
    assert!(output.status.success());
    let [first, again] =
        [first, seen.join("004-seen-seen.png")].map(|path| image::open(path).unwrap().into_luma8());
    assert_eq!(first.dimensions(), (280, 280));
    let apart = first.iter().zip(again.iter()).map(|(a, b)| f64::from(a.abs_diff(*b)) / 255.0);
    assert!(apart.sum::<f64>() / 78_400.0 < 0.03);
}

#[test]
fn files_that_are_no_pictures_are_named_and_the_others_answered() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("empty.png"), "").unwrap();
    std::fs::write(path("words.png"), "a seven").unwrap();
    GrayImage::from_pixel(40, 40, Luma([200])).save(path("blank.png")).unwrap();
    let whole = std::fs::read(save(&digits(), 3, folder.path())).unwrap();
    std::fs::write(path("half.png"), &whole[..whole.len() / 2]).unwrap();
    for (name, what) in [
        ("empty.png", "is empty"),
        ("words.png", "no picture that is known; save it as PNG or JPEG"),
        ("blank.png", "nothing stands out from the background"),
        ("half.png", "cannot be decoded"),
        ("absent.png", "cannot open"),
        ("", "cannot read"),
    ] {
        let output = predict(net(), &[], &[path(name)]);
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{error}");
        assert!(error.starts_with("error: ") && error.contains(what), "{error}");
        assert!(error.contains(path(name).to_str().unwrap()), "{error}");
        assert_eq!((error.lines().count(), text(&output.stdout)), (1, String::new()), "{error}");
    }
    let good = save(&digits(), 5, folder.path());
    let output = predict(net(), &["--json"], &[path("blank.png"), good]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).ends_with("error: 1 of 2 pictures have no answer\n"));
    let json = json(&output);
    assert_eq!(json["pictures"][0]["answer"], "5");
    assert!(json["pictures"][1]["error"].as_str().unwrap().contains("nothing stands out"));
}

#[test]
fn a_net_that_is_damaged_or_foreign_is_trained_anew() {
    let folder = tempfile::tempdir().unwrap();
    let kept = std::fs::read(net().join("lab2-nets/generated.safetensors")).unwrap();
    let file = folder.path().join("lab2-nets/generated.safetensors");
    std::fs::create_dir(folder.path().join("lab2-nets")).unwrap();
    std::fs::write(&file, &kept[..kept.len() / 2]).unwrap();
    let picture = save(&digits(), 7, folder.path());
    let output = predict(folder.path(), &[], std::slice::from_ref(&picture));
    let error = text(&output.stderr);
    assert!(output.status.success() && error.contains("is damaged ("), "{error}");
    assert!(error.contains("The net is trained anew"), "{error}");
    assert_eq!(std::fs::read(&file).unwrap(), kept, "the same seed, the same net");
    let output = predict(folder.path(), &[], &[picture]);
    assert_eq!(text(&output.stderr), "", "and now it is kept");
}

#[test]
fn the_help_has_examples_and_a_mistake_is_told() {
    let help = |words: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_lab2")).arg("predict").args(words).output().unwrap()
    };
    let shown = text(&help(&["--help"]).stdout);
    assert!(shown.contains("predict seven.png") && shown.contains("--save-input"), "{shown}");
    assert_eq!(help(&[]).status.code(), Some(2));
    let error = text(&help(&["x.png", "--data", "digits"]).stderr);
    assert!(error.contains("generated, mnist, fashion-mnist"), "{error}");
}
