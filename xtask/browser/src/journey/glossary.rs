//! Looks a word up in the glossary.

use anyhow::Result;

use super::Journey;
use crate::tab::DESKTOP;

/// The Hebrew of it runs from right to left (the survey looks at that), and typing leaves what is wanted.
pub fn go(journey: &mut Journey) -> Result<()> {
    let tab = journey.tab;
    let Some(page) = journey.page_with("id=\"terms\"")?.map(String::from) else {
        journey.report.add("no page has the table of terms");
        return Ok(());
    };
    journey.open(&page, DESKTOP)?;
    let hebrew = "document.querySelector('#terms [lang=he][dir=rtl], #terms [dir=rtl] [lang=he]')";
    journey.expect(hebrew, "the glossary has no word in Hebrew")?;
    let rows = "[...document.querySelectorAll('#terms tbody tr')].filter(inspect.isDrawn).length";
    let all: usize = tab.evaluate(rows)?;
    if all == 0 || !journey.reach("form.filter input")? {
        journey.report.add("the glossary has no terms, or nothing to type a word into");
        return Ok(());
    }
    tab.type_text("percep")?;
    let fewer = format!("{rows} > 0 && {rows} < {all}");
    journey.expect(&fewer, "typing a word does not choose among the terms")?;
    tab.press("Escape")?;
    journey.expect(&format!("{rows} === {all}"), "Escape does not bring the terms back")?;
    Ok(())
}
