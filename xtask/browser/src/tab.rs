//! A tab: opens pages as a reader's browser would, presses keys, clicks, and remembers what went wrong.

mod input;

use anyhow::{Context, Result, bail};
use chromiumoxide::cdp::browser_protocol::emulation::{
    MediaFeature, SetDeviceMetricsOverrideParams, SetEmulatedMediaParams,
    SetFocusEmulationEnabledParams,
};
use chromiumoxide::cdp::browser_protocol::page::NavigateParams;
use chromiumoxide::cdp::browser_protocol::target::{
    CreateBrowserContextParams, CreateTargetParams,
};
use chromiumoxide::cdp::browser_protocol::{css, dom, log, network};
use chromiumoxide::cdp::js_protocol::runtime;
use chromiumoxide::{Command, Page};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::launch::Chromium;
use crate::notes::{self, Notes};

/// The functions that are asked of each page.
const INSPECT: &str = concat!(
    "{",
    include_str!("script/inspect.js"),
    include_str!("script/contrast.js"),
    include_str!("script/keyboard.js"),
    include_str!("script/live.js"),
    "}"
);

/// Light or dark, as the system has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Scheme {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Light, Self::Dark];

    /// As CSS calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How much may move, as the system has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// Whatever likes to.
    Free,
    /// As little as can be.
    Reduced,
}

/// A window's width and height.
#[derive(Clone, Copy, Debug)]
pub struct Size(pub u32, pub u32);

/// A desk.
pub const DESKTOP: Size = Size(1280, 800);

/// A telephone.
pub const PHONE: Size = Size(390, 844);

/// A tab in a profile of its own.
pub struct Tab<'a> {
    chromium: &'a Chromium,
    page: Page,
    noted: Notes,
}

impl<'a> Tab<'a> {
    /// Opens an empty tab that shares nothing with the others.
    pub fn new(chromium: &'a Chromium) -> Result<Self> {
        let noted: Notes = Arc::new(Mutex::new(Vec::new()));
        let opened = async {
            let browser = chromium.browser();
            let profile =
                browser.create_browser_context(CreateBrowserContextParams::default()).await?;
            let blank = CreateTargetParams::builder().url("about:blank");
            let blank = blank.browser_context_id(profile).new_window(true).build();
            let page = browser.new_page(blank.map_err(anyhow::Error::msg)?).await?;
            notes::listen(chromium, &page, &noted).await?;
            page.execute(runtime::EnableParams::default()).await?;
            page.execute(log::EnableParams::default()).await?;
            page.execute(network::EnableParams::default()).await?;
            // As a window in front, wherever the others are.
            page.execute(SetFocusEmulationEnabledParams::new(true)).await?;
            anyhow::Ok(page)
        };
        let page = chromium.wait(opened).context("opening a tab")?;
        Ok(Self { chromium, page, noted })
    }

    fn call<T: Command>(&self, command: T) -> Result<T::Response> {
        let name = command.identifier();
        let answer = self.chromium.wait(self.page.execute(command));
        answer.map(|answer| answer.result).with_context(|| format!("Chromium's answer to {name}"))
    }

    /// Opens `address` and waits until it is drawn with its fonts.
    pub fn open(&self, address: &str) -> Result<()> {
        let answer = self.call(NavigateParams::new(address))?;
        if let Some(error) = answer.error_text {
            bail!("{address} does not open: {error}");
        }
        self.arrive()
    }

    /// Asks the page that is there now, after a link has been followed or an address opened.
    pub fn arrive(&self) -> Result<()> {
        self.settle()?;
        self.tell(INSPECT)
    }

    /// Waits until the page that is there has been drawn with its fonts.
    pub fn settle(&self) -> Result<()> {
        self.tell(
            "(async () => {
               if (document.readyState !== 'complete')
                 await new Promise(done => addEventListener('load', done));
               await document.fonts.ready;
               await new Promise(requestAnimationFrame);
             })()",
        )
    }

    /// Makes the window as wide and high as `size`; a page that is there has yet to settle.
    pub fn resize(&self, size: Size) -> Result<()> {
        self.call(SetDeviceMetricsOverrideParams::new(size.0, size.1, 1.0, false))?;
        Ok(())
    }

    /// Sets what the system prefers.
    pub fn prefer(&self, scheme: Scheme) -> Result<()> {
        // What fades in is not measured half-way.
        self.prefer_both(scheme, Motion::Reduced)
    }

    /// Sets what the system prefers of motion too.
    pub fn prefer_both(&self, scheme: Scheme, motion: Motion) -> Result<()> {
        let motion = if motion == Motion::Free { "no-preference" } else { "reduce" };
        let preferences = [
            MediaFeature::new("prefers-color-scheme", scheme.name()),
            MediaFeature::new("prefers-reduced-motion", motion),
        ];
        self.call(SetEmulatedMediaParams::builder().features(preferences).build())?;
        Ok(())
    }

    /// The value of a JavaScript expression, or of what it promises.
    pub fn evaluate<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let question = runtime::EvaluateParams::builder()
            .expression(expression)
            .return_by_value(true)
            .await_promise(true)
            .user_gesture(true)
            .build();
        let answer = self.call(question.map_err(anyhow::Error::msg)?)?;
        if let Some(exception) = answer.exception_details {
            let described = exception.exception.and_then(|thrown| thrown.description);
            bail!("in the page: {}", described.unwrap_or(exception.text));
        }
        let shown: String = expression.chars().take(80).collect();
        serde_json::from_value(answer.result.value.unwrap_or_default())
            .with_context(|| format!("the page's answer to {shown}"))
    }

    /// Runs a script for what it does.
    pub fn tell(&self, script: &str) -> Result<()> {
        self.evaluate::<Value>(&format!("{script}\n;")).map(|_| ())
    }

    /// Waits until `condition` holds, five seconds at most; whether it does.
    pub fn comes(&self, condition: &str) -> Result<bool> {
        let start = Instant::now();
        while !self.evaluate::<bool>(&format!("Boolean({condition})"))? {
            if start.elapsed() > Duration::from_secs(5) {
                return Ok(false);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(true)
    }

    /// The fonts that draw each element that `selector` finds: whether from a file of the page's own, and the family.
    pub fn fonts(&self, selector: &str) -> Result<Vec<Vec<(bool, String)>>> {
        // Switched on for the moment only: every page would be told of in thousands of events.
        self.call(dom::EnableParams::default())?;
        self.call(css::EnableParams::default())?;
        let root = self.call(dom::GetDocumentParams::builder().depth(0).build())?.root;
        let found = self.call(dom::QuerySelectorAllParams::new(root.node_id, selector))?;
        let fonts_of = |node| {
            let used = self.call(css::GetPlatformFontsForNodeParams::new(node))?;
            Ok(used.fonts.into_iter().map(|f| (f.is_custom_font, f.family_name)).collect())
        };
        let fonts = found.node_ids.into_iter().map(fonts_of).collect();
        self.call(css::DisableParams::default())?;
        self.call(dom::DisableParams::default())?;
        fonts
    }

    /// What went wrong since the last call, each once.
    pub fn notes(&self) -> Result<Vec<String>> {
        // Events precede the answer to whatever is asked after them; their readers may need a moment.
        self.tell("0")?;
        std::thread::sleep(Duration::from_millis(10));
        let mut notes: Vec<String> =
            self.noted.lock().expect("nobody panics while holding it").drain(..).collect();
        notes.sort();
        notes.dedup();
        Ok(notes)
    }
}
