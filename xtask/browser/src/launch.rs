//! Starts a Chromium that knows nothing and asks for nothing.

use anyhow::{Context, Result, anyhow};
use chromiumoxide::error::CdpError;
use chromiumoxide::{Browser, BrowserConfig};
use futures::StreamExt;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::runtime::Runtime;

use crate::chromium;

/// What it does not do by itself.
const SWITCHES: [&str; 3] = ["disable-gpu", "disable-quic", "disable-component-update"];

/// The events that the reports rest upon.
const NEEDED: [&str; 5] = [
    "Runtime.consoleAPICalled",
    "Runtime.exceptionThrown",
    "Log.entryAdded",
    "Network.requestWillBeSent\"",
    "Network.webSocketCreated",
];

/// A Chromium that runs for as long as this lives.
pub struct Chromium {
    browser: Browser,
    runtime: Runtime,
    lost: Arc<Mutex<Vec<String>>>,
}

impl Chromium {
    /// Starts it with the empty `profile`.
    ///
    /// # Errors
    ///
    /// When there is none, or it does not answer.
    pub fn start(profile: &Path) -> Result<Self> {
        let program = chromium::find().ok_or_else(|| {
            anyhow!("no Chromium here: sudo apt-get install chromium, or name one in CHROMIUM")
        })?;
        let mut config = BrowserConfig::builder()
            .chrome_executable(&program)
            .user_data_dir(profile)
            .new_headless_mode()
            .window_size(1280, 800)
            .viewport(None)
            .respect_https_errors()
            .surface_invalid_messages()
            .request_timeout(Duration::from_secs(180))
            .args(SWITCHES)
            // Whatever a page asks for beyond the file system cannot be found.
            .arg(("host-resolver-rules", "MAP * ~NOTFOUND"));
        if is_root() {
            // The sandbox refuses to hold a browser that runs as root.
            config = config.no_sandbox();
        }
        let config = config.build().map_err(|error| anyhow!(error))?;
        let runtime = Runtime::new().context("starting threads")?;
        let (browser, mut handler) = runtime
            .block_on(Browser::launch(config))
            .with_context(|| format!("starting {}", program.display()))?;
        let lost = Arc::new(Mutex::new(Vec::new()));
        let list = Arc::clone(&lost);
        runtime.spawn(async move {
            while let Some(outcome) = handler.next().await {
                match outcome {
                    Ok(()) => {}
                    Err(CdpError::InvalidMessage(text, error)) => {
                        if NEEDED.iter().any(|name| text.contains(name)) {
                            let shown: String = text.chars().take(200).collect();
                            list.lock()
                                .expect("nobody panics while holding it")
                                .push(format!("{error}: {shown}"));
                        }
                    }
                    Err(_) => break,
                }
            }
        });
        Ok(Self { browser, runtime, lost })
    }

    /// The browser's end of the protocol.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// Waits for what the protocol promises.
    pub fn wait<T>(&self, promise: impl Future<Output = T>) -> T {
        self.runtime.block_on(promise)
    }

    /// Lets `task` run beside everything else.
    pub fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.runtime.spawn(task);
    }

    /// Messages that matter and were not understood, because this Chromium speaks a newer protocol.
    pub fn lost(&self) -> Vec<String> {
        self.lost.lock().expect("nobody panics while holding it").clone()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // One that cannot be killed is gone already.
        let _ = self.runtime.block_on(self.browser.kill());
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
