//! What a page asks for and complains of, as Chromium tells it.

use anyhow::Result;
use chromiumoxide::Page;
use chromiumoxide::cdp::IntoEventKind;
use chromiumoxide::cdp::browser_protocol::log::{EventEntryAdded, LogEntryLevel};
use chromiumoxide::cdp::browser_protocol::network::{
    EventRequestWillBeSent, EventWebSocketCreated,
};
use chromiumoxide::cdp::js_protocol::runtime::{
    ConsoleApiCalledType, EventConsoleApiCalled, EventExceptionThrown,
};
use futures::StreamExt;
use serde_json::Value;
use std::sync::{Arc, Mutex};

use crate::launch::Chromium;

/// A list that several listeners write.
pub type Notes = Arc<Mutex<Vec<String>>>;

/// Notes from now on what goes wrong on `page`.
pub async fn listen(chromium: &Chromium, page: &Page, notes: &Notes) -> Result<()> {
    keep(chromium, page, notes, request).await?;
    keep(chromium, page, notes, socket).await?;
    keep(chromium, page, notes, console).await?;
    keep(chromium, page, notes, exception).await?;
    keep(chromium, page, notes, entry).await
}

async fn keep<E: IntoEventKind + Unpin + Send + Sync + 'static>(
    chromium: &Chromium,
    page: &Page,
    notes: &Notes,
    note: fn(&E) -> Option<String>,
) -> Result<()> {
    let mut events = page.event_listener::<E>().await?;
    let notes = Arc::clone(notes);
    chromium.spawn(async move {
        while let Some(event) = events.next().await {
            if let Some(note) = note(&event) {
                notes.lock().expect("nobody panics while holding it").push(note);
            }
        }
    });
    Ok(())
}

fn request(event: &EventRequestWillBeSent) -> Option<String> {
    leaves(&event.request.url).then(|| asks(&event.request.url))
}

fn socket(event: &EventWebSocketCreated) -> Option<String> {
    Some(asks(&event.url))
}

fn console(event: &EventConsoleApiCalled) -> Option<String> {
    let kind = match event.r#type {
        ConsoleApiCalledType::Error => "error",
        ConsoleApiCalledType::Warning => "warning",
        ConsoleApiCalledType::Assert => "failed assertion",
        _ => return None,
    };
    let words = event.args.iter().map(|argument| match &argument.value {
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None => argument.description.clone().unwrap_or_default(),
    });
    Some(format!("console {kind}: {}", words.collect::<Vec<_>>().join(" ")))
}

fn exception(event: &EventExceptionThrown) -> Option<String> {
    let details = &event.exception_details;
    let described = details.exception.as_ref().and_then(|thrown| thrown.description.clone());
    Some(format!("uncaught: {}", described.unwrap_or_else(|| details.text.clone())))
}

fn entry(event: &EventEntryAdded) -> Option<String> {
    let kind = match event.entry.level {
        LogEntryLevel::Error => "error",
        LogEntryLevel::Warning => "warning",
        _ => return None,
    };
    if loads_itself(&event.entry.text) {
        return None;
    }
    let place = event.entry.url.as_deref().map(|url| format!(" ({url})")).unwrap_or_default();
    Some(format!("console {kind}: {}{place}", event.entry.text))
}

/// What Chromium 148 says of a sound page, which it reads from its file once more when it is asked for the
/// fonts of a formula. A page that loads another file is blamed.
fn loads_itself(complaint: &str) -> bool {
    let pages = complaint.strip_prefix("Unsafe attempt to load URL ");
    let pages = pages.and_then(|pages| pages.split_once(" from frame with URL "));
    pages.is_some_and(|(page, rest)| rest.starts_with(&format!("{page}. ")))
}

fn asks(address: &str) -> String {
    format!("leaves the file system: {address}")
}

fn leaves(address: &str) -> bool {
    !["file:", "data:", "blob:", "about:"].iter().any(|scheme| address.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_in_the_file_system_leaves_it() {
        assert!(leaves("https://cdn.example/a.js") && leaves("wss://cdn.example"));
        assert!(!leaves("file:///book/index.html") && !leaves("data:font/woff2;base64,AA"));
    }

    #[test]
    fn a_page_may_load_itself_and_no_other_file() {
        let complaint = |page: &str| {
            format!(
                "Unsafe attempt to load URL file:///{page} from frame with URL file:///a.html. 'file:' \
                 URLs are treated as unique security origins.\n"
            )
        };
        assert!(loads_itself(&complaint("a.html")));
        assert!(!loads_itself(&complaint("b.html")) && !loads_itself("Unsafe attempt"));
    }
}
