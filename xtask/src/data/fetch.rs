//! Fetches what lies at one address, and goes on where it broke off.

use indicatif::{ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::thread::sleep;
use std::time::Duration;
use ureq::http::{HeaderMap, Response};
use ureq::{Agent, Body, Error, Proxy, Timeout};

use super::failure::{Disk, Refusal};
use super::part::{Begun, Part};

/// Asks servers for files.
pub struct Client {
    agent: Agent,
    /// How often an address is asked for one file.
    attempts: u32,
    /// What is waited before the second attempt; before each further one, twice as long.
    pause: Duration,
    /// How long a server may be silent.
    patience: Duration,
    /// How far it is; on a terminal only.
    bar: ProgressBar,
}

/// What is fetched, and what may come.
pub struct Order<'a> {
    /// Where it lies.
    pub address: &'a str,
    /// Where it goes.
    pub part: &'a Part,
    /// The most bytes that it can have.
    pub most: u64,
    /// Whether a digest will show that pieces do not fit. Without one, they are put together only
    /// where the server says that they are of one version.
    pub known: bool,
}

impl Client {
    /// A client with the user's proxy and patience for a shaky line.
    pub fn new() -> Self {
        Self::with(4, Duration::from_millis(500), Duration::from_secs(30), Proxy::try_from_env())
    }

    /// A client in every detail.
    pub fn with(attempts: u32, pause: Duration, patience: Duration, proxy: Option<Proxy>) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(Some(patience.min(Duration::from_secs(10))))
            .timeout_recv_response(Some(patience))
            .timeout_per_read(Some(patience))
            .proxy(proxy)
            .build();
        Self { agent: config.into(), attempts, pause, patience, bar: ProgressBar::new(0) }
    }

    /// A handle on the bar.
    pub fn bar(&self) -> ProgressBar {
        self.bar.clone()
    }

    /// Says something above the bar.
    pub fn say(&self, what: &str) {
        self.bar.suspend(|| eprintln!("{what}"));
    }

    /// Says what is about to be fetched: beside the bar or, where there is none, in a line.
    pub fn start(&self, address: &str, name: &'static str) {
        self.bar.set_prefix(name);
        if self.bar.is_hidden() {
            self.say(&format!("  getting {address}"));
        }
    }

    /// Fetches what is ordered; tells whether it was put together from several answers.
    pub fn fetch(&self, order: &Order) -> Result<bool, Refusal> {
        let mut pause = self.pause;
        for _ in 1..self.attempts {
            match self.attempt(order) {
                Err(refusal) if refusal.may_pass() => {
                    let address = order.address;
                    self.say(&format!("  {address}: {refusal}; trying again in {pause:?}"));
                    sleep(pause);
                    pause *= 2;
                }
                result => return result,
            }
        }
        self.attempt(order)
    }

    fn attempt(&self, order: &Order) -> Result<bool, Refusal> {
        let &Order { address, part, most, known } = order;
        let begun = part.begun(address).filter(|begun| known || begun.version.is_some());
        let mut request = self.agent.get(address);
        if let Some(begun) = &begun {
            request = request.header("Range", format!("bytes={}-", begun.bytes));
            if let Some(version) = &begun.version {
                request = request.header("If-Range", version);
            }
        }
        let mut response = request.call().map_err(|error| self.refusal(error, 0, None))?;
        let version = version(response.headers());
        let (mut file, start) = match (response.status().as_u16(), &begun) {
            (200, _) => (part.begin(address, version.as_deref())?, 0),
            (206, Some(begun)) if goes_on(response.headers(), begun, version.as_deref()) => {
                (part.go_on()?, begun.bytes)
            }
            // Stopped between its last byte and its place.
            (416, Some(begun)) if is_whole(response.headers(), begun) => return Ok(true),
            (206 | 416, Some(_)) => {
                part.remove()?;
                return Err(Refusal::Changed);
            }
            (status, _) => return Err(Refusal::Status(status)),
        };
        let end = response.body().content_length().map(|length| start + length);
        self.show(start, end);
        let result = match end {
            Some(end) if end > most => Err(Refusal::TooLong { most }),
            _ => self.receive(order, &mut response, &mut file, (start, end)),
        };
        self.bar.finish_and_clear();
        if matches!(result, Err(Refusal::TooLong { .. })) {
            part.remove()?;
        }
        result?;
        file.sync_all().map_err(Disk::at(&part.path))?;
        Ok(start > 0)
    }

    /// Writes the body, from byte `start` to before `end`.
    fn receive(
        &self,
        order: &Order,
        response: &mut Response<Body>,
        file: &mut File,
        (start, end): (u64, Option<u64>),
    ) -> Result<(), Refusal> {
        let mut body = response.body_mut().as_reader();
        let mut buffer = vec![0; 1 << 16];
        let mut came = start;
        loop {
            let length =
                body.read(&mut buffer).map_err(|error| self.refusal(error.into(), came, end))?;
            came += length as u64;
            if came > order.most {
                return Err(Refusal::TooLong { most: order.most });
            }
            // A connection that closes before `end` is an error.
            if length == 0 {
                return Ok(());
            }
            file.write_all(&buffer[..length]).map_err(Disk::at(&order.part.path))?;
            self.bar.set_position(came);
        }
    }

    /// What `error` after `came` bytes means.
    fn refusal(&self, error: Error, came: u64, of: Option<u64>) -> Refusal {
        match error {
            Error::Timeout(Timeout::Connect | Timeout::Resolve) => {
                Refusal::Unreachable("nobody answers".into())
            }
            Error::Timeout(_) => Refusal::Stalled { came, patience: self.patience },
            error => {
                let error = error.into_io();
                let reason = error.to_string();
                if came > 0 || of.is_some() || broke_off(error.kind()) {
                    Refusal::Broken { came, of, reason }
                } else {
                    Refusal::Unreachable(reason)
                }
            }
        }
    }

    /// Shows a bar that stands at `start`.
    fn show(&self, start: u64, end: Option<u64>) {
        let template = match end {
            Some(_) => {
                "{prefix} [{wide_bar}] {decimal_bytes}/{decimal_total_bytes} \
                 {decimal_bytes_per_sec}, {eta} left"
            }
            None => "{prefix} {decimal_bytes} {decimal_bytes_per_sec}",
        };
        let style =
            ProgressStyle::with_template(template).expect("the templates are constants that parse");
        self.bar.set_style(style.progress_chars("=> "));
        self.bar.reset();
        self.bar.set_length(end.unwrap_or(0));
        self.bar.set_position(start);
        self.bar.reset_eta();
    }
}

/// Whether the other side ended a conversation that had begun.
fn broke_off(kind: ErrorKind) -> bool {
    use ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    matches!(kind, BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof)
}

/// What the server calls this version of the file: its tag, if that stands for the very bytes, or
/// else its date.
fn version(headers: &HeaderMap) -> Option<String> {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let tag = header("etag").filter(|tag| !tag.starts_with("W/"));
    tag.or_else(|| header("last-modified")).map(str::to_string)
}

/// Whether the server says that there is no more than the part has.
fn is_whole(headers: &HeaderMap, begun: &Begun) -> bool {
    let range = headers.get("content-range").and_then(|value| value.to_str().ok());
    range.is_some_and(|range| range == format!("bytes */{}", begun.bytes))
}

/// Whether an answer starts where the part ends, and is of the same version.
fn goes_on(headers: &HeaderMap, begun: &Begun, version: Option<&str>) -> bool {
    let range = headers.get("content-range").and_then(|value| value.to_str().ok());
    let same = version.is_none() || begun.version.as_deref() == version;
    same && range.is_some_and(|range| range.starts_with(&format!("bytes {}-", begun.bytes)))
}
