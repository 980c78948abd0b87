//! The WebAssembly answers as the crate does.

use wasmi::{Engine, Linker, Module, Store, TypedFunc};

use super::*;
use crate::setup;

/// A module, called as `live.js` calls it.
struct Page {
    store: Store<()>,
    memory: wasmi::Memory,
    buffer: TypedFunc<i32, i32>,
    ask: TypedFunc<i32, i32>,
}

impl Page {
    fn open(bytes: &[u8]) -> Self {
        let engine = Engine::default();
        let module = Module::new(&engine, bytes).unwrap();
        let mut store = Store::new(&engine, ());
        let linker = Linker::new(&engine);
        let instance = linker.instantiate_and_start(&mut store, &module).unwrap();
        let memory = instance.get_memory(&store, "memory").unwrap();
        let buffer = instance.get_typed_func(&store, "live_buffer").unwrap();
        let ask = instance.get_typed_func(&store, "live_ask").unwrap();
        Self { store, memory, buffer, ask }
    }

    fn ask(&mut self, line: &str) -> serde_json::Value {
        let length = i32::try_from(line.len()).unwrap();
        let at = self.buffer.call(&mut self.store, length).unwrap();
        self.memory.write(&mut self.store, at as usize, line.as_bytes()).unwrap();
        let length = self.ask.call(&mut self.store, length).unwrap();
        let at = self.buffer.call(&mut self.store, 0).unwrap();
        let mut answer = vec![0; length as usize];
        self.memory.read(&self.store, at as usize, &mut answer).unwrap();
        serde_json::from_slice(&answer).unwrap()
    }
}

/// The module of a figure of this workspace; none where nothing here compiles one.
fn module(figure: &Example) -> Option<Vec<u8>> {
    let workspace = Workspace::find().unwrap();
    let key = module::key(&workspace, figure).unwrap();
    if let Some(bytes) = module::kept(&workspace, figure, &key) {
        return Some(bytes);
    }
    let Some(compiler) = Compiler::find(&workspace).unwrap().unwrap() else {
        assert!(!setup::is_ci(), "{ADVICE}");
        eprintln!("not run: {ADVICE}");
        return None;
    };
    let setup = Setup { blas: false, openblas: None, environment: Vec::new() };
    Some(module::compile(&workspace, &setup, compiler, figure, &key).unwrap().unwrap())
}

/// Sends the lines of a transcript to the module, and returns it for more; none where it cannot be made.
///
/// The transcript is what the native crate answers, by a test of its own: to the last bit of the weights.
fn answers_its_transcript(package: &str, name: &str, transcript: &str) -> Option<Page> {
    let bytes = module(&Example { package: package.into(), name: name.into() })?;
    assert_eq!(module::check(&bytes), Ok(()));
    let place = Workspace::find().unwrap().root.to_string_lossy().into_owned();
    assert!(!bytes.windows(place.len()).any(|part| part == place.as_bytes()), "it holds {place}");
    let mut page = Page::open(&bytes);
    // An action begins a line; an answer may say "> 99 %" within one.
    for entry in format!("\n{transcript}").trim_end().split("\n> ").skip(1) {
        let (line, kept) = entry.split_once('\n').unwrap();
        let answer = page.ask(line);
        let came = ["address", "status"].map(|field| answer[field].as_str().unwrap());
        assert_eq!(format!("{}\n{}", came[0], came[1]), kept, "{line}");
    }
    assert_eq!(page.ask("\u{0} nonsense ☃")["outcome"], "error");
    Some(page)
}

#[test]
fn the_module_of_the_line_answers_as_the_crate_does() {
    let transcript = include_str!("../../../../crates/perceptron/live/line.transcript");
    let Some(mut page) = answers_its_transcript("perceptron", "line", transcript) else { return };
    assert_eq!(page.ask("describe")["groups"][1]["controls"][2]["kind"], "run");
}

#[test]
fn the_module_of_the_network_for_xor_answers_as_the_crate_does() {
    let transcript = include_str!("../../../../crates/backprop/live/xor.transcript");
    let Some(mut page) = answers_its_transcript("backprop", "xor", transcript) else { return };
    let marks = page.ask("show")["marks"].clone();
    let words = marks.as_array().unwrap().iter().filter(|mark| mark["kind"] == "text");
    assert!(words.count() >= 14, "{marks}");
}

#[test]
fn the_module_of_the_saturated_neuron_answers_as_the_crate_does() {
    let transcript = include_str!("../../../../crates/backprop/live/saturated.transcript");
    let page = answers_its_transcript("backprop", "saturated", transcript);
    let Some(mut page) = page else { return };
    assert_eq!(page.ask("describe")["board"]["open"], false);
    assert_eq!(page.ask("show")["marks"][2]["kind"], "curve");
}

#[test]
fn the_module_of_the_graph_answers_as_the_crate_does() {
    let transcript = include_str!("../../../../crates/calculus/live/graph.transcript");
    let Some(mut page) = answers_its_transcript("calculus", "graph", transcript) else { return };
    page.ask("press reset");
    assert_eq!(page.ask("press end")["outcome"], "done");
}

#[test]
fn the_module_of_the_coin_answers_as_the_crate_does() {
    let transcript = include_str!("../../../../crates/calculus/live/coin.transcript");
    let Some(mut page) = answers_its_transcript("calculus", "coin", transcript) else { return };
    page.ask("press ten");
    let marks = page.ask("press reveal")["marks"].clone();
    let curves = marks.as_array().unwrap().iter().filter(|mark| mark["kind"] == "curve");
    assert_eq!(curves.count(), 3);
}

#[test]
fn the_module_of_the_race_answers_as_the_crate_does() {
    let transcript = include_str!("../../../../crates/optimizers/live/race.transcript");
    let Some(mut page) = answers_its_transcript("optimizers", "race", transcript) else { return };
    let marks = page.ask("show")["marks"].clone();
    let shades = marks.as_array().unwrap().iter().filter(|mark| mark["kind"] == "shade");
    assert!(shades.count() >= 5, "{marks}");
}

#[test]
fn the_module_of_the_histograms_answers_as_the_crate_does() {
    let transcript = include_str!("../../../../crates/init/live/histograms.transcript");
    let Some(mut page) = answers_its_transcript("init", "histograms", transcript) else { return };
    let marks = page.ask("show")["marks"].clone();
    assert!(marks.as_array().is_some_and(|marks| marks.len() >= 10), "{marks}");
}

#[test]
fn the_module_of_the_threshold_answers_as_the_crate_does() {
    let transcript = include_str!("../../../../crates/metrics/live/threshold.transcript");
    let page = answers_its_transcript("metrics", "threshold", transcript);
    let Some(mut page) = page else { return };
    assert_eq!(page.ask("describe")["groups"][0]["controls"][0]["kind"], "slider");
}

#[test]
fn the_module_of_the_hunt_answers_as_the_crate_does() {
    let transcript = include_str!("../../../../crates/training/live/hunt.transcript");
    let Some(mut page) = answers_its_transcript("training", "hunt", transcript) else { return };
    let faults = page.ask("describe")["groups"][0]["controls"].clone();
    assert_eq!(faults.as_array().unwrap().len(), 10);
}

#[test]
fn the_module_of_the_painted_image_answers_as_the_crate_does() {
    let transcript = include_str!("../../../../crates/cnn/live/paint.transcript");
    let Some(mut page) = answers_its_transcript("cnn", "paint", transcript) else { return };
    let marks = page.ask("show")["marks"].clone();
    let open = marks.as_array().unwrap().iter().filter(|mark| mark["open"] == true);
    assert_eq!(open.count(), 3, "{marks}");
}

#[test]
fn the_module_of_the_drawn_digit_answers_as_the_crate_does() {
    let transcript = include_str!("../../../../crates/cnn/live/read.transcript");
    let Some(mut page) = answers_its_transcript("cnn", "read", transcript) else { return };
    let marks = page.ask("press empty")["marks"].clone();
    let pictures = marks.as_array().unwrap().iter().filter(|mark| mark["kind"] == "cells");
    assert_eq!(pictures.count(), 2 + 8 + 16, "{marks}");
}

#[test]
fn the_module_of_the_receptive_fields_answers_as_the_crate_does() {
    let transcript = include_str!("../../../../crates/cnn/live/field.transcript");
    let Some(mut page) = answers_its_transcript("cnn", "field", transcript) else { return };
    let marks = page.ask("press threes")["marks"].clone();
    let is_dot = |mark: &&serde_json::Value| {
        mark["kind"] == "curve" && mark["points"].as_array().is_some_and(|points| points.len() == 2)
    };
    assert_eq!(marks.as_array().unwrap().iter().filter(is_dot).count(), 1 + 3 + 5 + 7, "{marks}");
}
