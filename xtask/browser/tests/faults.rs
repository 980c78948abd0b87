//! Plants one fault of each kind in a page of its own, and demands that it is found there.
//!
//! The pages under `tests/pages` are looked at once, as those of a book are.

#[path = "../src/chromium.rs"]
mod chromium;

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

/// All that was said; `None` where there is no Chromium.
fn said() -> Option<&'static (bool, String)> {
    static SAID: OnceLock<Option<(bool, String)>> = OnceLock::new();
    SAID.get_or_init(|| {
        if chromium::find().is_none() {
            let ci = std::env::var("CI").is_ok_and(|value| !["", "0", "false"].contains(&&*value));
            assert!(!ci, "no Chromium here: sudo apt-get install chromium");
            eprintln!("skipped: no Chromium here");
            return None;
        }
        let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
        let output =
            Command::new(env!("CARGO_BIN_EXE_browser")).arg("pages").arg(pages).output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        Some((output.status.success(), String::from_utf8(text).unwrap()))
    })
    .as_ref()
}

/// Demands that a line of the report on `page` holds all of `words`.
#[track_caller]
fn finds(page: &str, words: &[&str]) {
    let Some((_, said)) = said() else { return };
    let of_page = |line: &&str| line.starts_with(&format!("error: {page}:"));
    let found =
        said.lines().filter(of_page).any(|line| words.iter().all(|word| line.contains(word)));
    assert!(found, "nothing on {page} says {words:?}:\n{said}");
}

/// Demands that no problem of `page` holds `word`.
#[track_caller]
fn spares(page: &str, word: &str) {
    let Some((_, said)) = said() else { return };
    let blamed = |line: &str| line.starts_with(&format!("error: {page}:")) && line.contains(word);
    assert!(!said.lines().any(blamed), "{page} is blamed for {word:?}:\n{said}");
}

#[test]
fn a_sound_page_has_no_problem_and_a_faulty_one_fails_the_whole() {
    spares("sound.html", "");
    let Some((success, said)) = said() else { return };
    assert!(!success);
    assert!(said.contains("✓ sound.html"), "{said}");
    assert!(said.contains("1 formulas, 2 pictures, 1 in Hebrew, 3 stops"), "{said}");
}

#[test]
fn a_link_to_elsewhere_is_found_in_markup_request_and_style() {
    finds("cdn.html", &["head > script", "https://cdn.example/library.js"]);
    finds("cdn.html", &["cdn.html: leaves the file system: https://cdn.example/library.js"]);
    finds("cdn.html", &["link", "https://fonts.example"]);
    finds("cdn.css", &["cdn.css:2: leaves the file system: https://cdn.example/paper.png"]);
}

#[test]
fn a_figure_that_cannot_be_read_in_the_dark_is_found() {
    finds(
        "dark.html",
        &["#words", "“the line” in #202020 on #18191b", "4.5", "dark desktop, dark phone]"],
    );
    finds("dark.html", &["#rise", "a line of a drawing", "3 is asked for", "dark desktop"]);
    finds(
        "dark.html",
        &["#grey", "“Grey.” in #999999 on #fffefa: contrast 2.8", "[light desktop, light phone]"],
    );
    spares("dark.html", "in #202020 on #fffefa");
}

#[test]
fn a_picture_without_alt_text_is_found() {
    finds("alt.html", &["#bare", "img without alt text"]);
    finds("alt.html", &["#empty", "img without alt text"]);
    finds("alt.html", &["#mute", "a drawing without alt text"]);
    finds("alt.html", &["#silent", "button without a name"]);
}

#[test]
fn what_is_wider_than_a_telephone_is_found_unless_a_box_scrolls_it() {
    finds("overflow.html", &["#wide", "of 390", "[390 px]"]);
    spares("overflow.html", "#held");
    finds("cut.html", &["#wide", "of 390"]);
}

#[test]
fn complaints_on_the_console_are_found() {
    finds("console.html", &["console error: the first complaint"]);
    finds("console.html", &["console warning: the second complaint"]);
    finds("console.html", &["uncaught: Error: the third complaint"]);
}

#[test]
fn hebrew_from_left_to_right_is_found() {
    finds("hebrew.html", &["#unturned", "Hebrew with direction ltr"]);
    finds("hebrew.html", &["#turned", "Hebrew drawn from left to right"]);
    finds("hebrew.html", &["#unmarked", "Hebrew without lang"]);
}

#[test]
fn a_formula_in_another_font_is_found() {
    finds("math.html", &["the font of formulas, Absent, is not loaded"]);
    finds("signs.html", &["1 formulas have signs that Lectern Math lacks"]);
}

#[test]
fn what_the_keyboard_cannot_reach_or_leave_is_found() {
    finds("keyboard.html", &["#late", "out of turn"]);
    finds("keyboard.html", &["#hidden-focus", "nothing shows it"]);
    finds("keyboard.html", &["#clickable", "not reached with Tab"]);
    finds("trap.html", &["#out", "is not reached with Tab"]);
}

#[test]
fn a_sound_live_figure_has_no_problem() {
    spares("(planted/sound)", "");
    let Some((_, said)) = said() else { return };
    assert!(said.contains("✓ (planted/sound)"), "{said}");
}

#[test]
fn a_control_that_does_nothing_is_found() {
    let figure = "(planted/faulty)";
    finds(figure, &["the button “rest” changes nothing", "[mouse, 1280 px", "keyboard, 390 px"]);
    finds(figure, &["the slider “depth” changes nothing"]);
    finds(figure, &["the slider “size” does not move by keyboard"]);
    spares(figure, "the slider “size” does not move by mouse");
    spares(figure, "the button “one more” changes");
    spares(figure, "“colour”");
}

#[test]
fn a_run_that_does_not_stop_is_found() {
    finds("(planted/faulty)", &["“run” does not stop what it has started"]);
}

#[test]
fn what_a_live_figure_cannot_say_is_found() {
    let figure = "(planted/faulty)";
    finds(figure, &["shows “NaN”"]);
    finds(figure, &["cuts “over the edge” off"]);
    finds(figure, &["writes “one” over “other”"]);
    finds(figure, &["the page's address does not follow"]);
}

#[test]
fn a_reset_that_does_not_lead_back_is_found() {
    finds("(planted/faulty)", &["after “one more”, reset does not bring the picture back"]);
    spares("(planted/faulty)", "after “rest”, reset");
}

#[test]
fn a_switch_that_changes_nothing_is_found() {
    finds("switch.html", &["the switch changes nothing [light]"]);
}
