//! Searches for a word, and follows what is found.

use anyhow::Result;

use super::{FIRST, Journey};

/// The word, and where it has to lead.
const WORD: &str = "Adaline";
const CHAPTER: &str = "/perceptron/";

/// The search opens and closes by key and by click, finds the word, and leads to its chapter.
pub fn go(journey: &mut Journey) -> Result<()> {
    let (tab, (page, size)) = (journey.tab, FIRST);
    journey.open(page, size)?;
    tab.click("#open-search")?;
    journey
        .expect("document.querySelector('#search[open]')", "a click does not open the search")?;
    tab.press("Escape")?;
    journey
        .expect("!document.querySelector('#search[open]')", "Escape does not close the search")?;
    journey.expect(
        "!document.activeElement?.closest('#search')",
        "the closed search keeps the focus",
    )?;
    tab.tell("document.activeElement?.blur()")?;
    tab.press("/")?;
    journey.expect(
        "document.activeElement?.matches('#search input')",
        "the key / does not lead into the search",
    )?;
    tab.type_text(WORD)?;
    let leads = format!(
        "[...document.querySelectorAll('#found a')].some(a => a.href.includes('{CHAPTER}'))"
    );
    if !journey.expect(&leads, "the search for “Adaline” finds nothing in chapter 1")? {
        return Ok(());
    }
    journey.contrast()?;
    for _ in 0..30 {
        tab.press("ArrowDown")?;
        if tab.evaluate::<bool>(&format!(
            "Boolean(document.activeElement?.href?.includes('{CHAPTER}'))"
        ))? {
            break;
        }
    }
    tab.press("Enter")?;
    let arrived = format!("location.pathname.includes('{CHAPTER}')");
    if journey.expect(&arrived, "Enter does not follow a result of the search")? {
        tab.arrive()?;
        let found = format!("document.querySelector('main').textContent.includes('{WORD}')");
        journey.expect(&found, "the result leads to a page without the word")?;
    }
    Ok(())
}
