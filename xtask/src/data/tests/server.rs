//! A server that answers, or fails to, as it is told.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub path: String,
    /// The first byte asked for, where it is not the file's first.
    pub from: Option<usize>,
    pub if_range: Option<String>,
}

/// What is answered, and what becomes of the connection.
pub struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    then: Then,
}

enum Then {
    Close,
    /// Stay silent until the client gives up.
    Hang,
    /// Send more for as long as the client listens.
    GoOn,
}

impl Reply {
    /// An answer without a word about its length.
    fn bare(status: u16, body: &[u8]) -> Self {
        let headers = vec![("Connection", "close".to_string())];
        Self { status, headers, body: body.to_vec(), then: Then::Close }
    }

    pub fn status(status: u16) -> Self {
        Self::bare(status, b"").claiming(0)
    }

    /// All of `body`.
    pub fn whole(body: &[u8]) -> Self {
        Self::bare(200, body).claiming(body.len())
    }

    /// What `request` asks for of `body`.
    pub fn ranged(body: &[u8], request: &Request) -> Self {
        let Some(from) = request.from else { return Self::whole(body) };
        let (last, length) = (body.len() - 1, body.len());
        Self::bare(206, &body[from..])
            .claiming(length - from)
            .header("Content-Range", format!("bytes {from}-{last}/{length}"))
    }

    /// `chunk` again and again.
    pub fn endless(chunk: &[u8]) -> Self {
        Self { then: Then::GoOn, ..Self::bare(200, chunk) }
    }

    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, value.into()));
        self
    }

    /// With a length that need not be the body's.
    pub fn claiming(self, length: usize) -> Self {
        self.header("Content-Length", length.to_string())
    }

    /// Only the first `length` bytes of the body.
    pub fn cut(mut self, length: usize) -> Self {
        self.body.truncate(length);
        self
    }

    /// Only the first `length` bytes of the body, and then nothing.
    pub fn stalled(self, length: usize) -> Self {
        Self { then: Then::Hang, ..self.cut(length) }
    }

    fn send(&self, stream: &mut TcpStream) -> std::io::Result<()> {
        let mut head = format!("HTTP/1.1 {} As told\r\n", self.status);
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        stream.write_all(format!("{head}\r\n").as_bytes())?;
        stream.write_all(&self.body)?;
        match self.then {
            Then::Close => {}
            Then::Hang => drop(stream.read(&mut [0])?),
            Then::GoOn => loop {
                stream.write_all(&self.body)?;
            },
        }
        Ok(())
    }
}

/// A server on this machine, until it is dropped.
pub struct Server {
    pub address: String,
    requests: Arc<Mutex<Vec<Request>>>,
    stop: Arc<AtomicBool>,
    listener: Option<JoinHandle<()>>,
}

impl Server {
    /// Answers request number n, from 0, as `answer` says.
    pub fn start(answer: impl Fn(usize, &Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let stop = Arc::new(AtomicBool::new(false));
        let (log, stopped, answer) = (requests.clone(), stop.clone(), Arc::new(answer));
        let listener = thread::spawn(move || {
            for stream in listener.incoming() {
                if stopped.load(Ordering::SeqCst) {
                    return;
                }
                let (mut stream, log, answer) = (stream.unwrap(), log.clone(), answer.clone());
                thread::spawn(move || {
                    let Some(request) = receive(&stream) else { return };
                    let number = {
                        let mut log = log.lock().unwrap();
                        log.push(request.clone());
                        log.len() - 1
                    };
                    // The client may hang up.
                    let _ = answer(number, &request).send(&mut stream);
                });
            }
        });
        Self { address, requests, stop, listener: Some(listener) }
    }

    /// Answers every request with what it asks for of `body`.
    pub fn of(body: &[u8]) -> Self {
        let body = body.to_vec();
        Self::start(move |_, request| Reply::ranged(&body, request))
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let host = self.address.trim_start_matches("http://").trim_end_matches('/');
        drop(TcpStream::connect(host));
        self.listener.take().map(JoinHandle::join);
    }
}

fn receive(mut stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let mut first = lines.next()?;
    // Who takes this for a proxy is led to it in any case.
    if first.starts_with("CONNECT") {
        lines.by_ref().find(String::is_empty)?;
        stream.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").ok()?;
        first = lines.next()?;
    }
    let path = first.split(' ').nth(1)?.to_string();
    let mut request = Request { path, from: None, if_range: None };
    for line in lines.take_while(|line| !line.is_empty()) {
        let (name, value) = line.split_once(": ")?;
        match name.to_ascii_lowercase().as_str() {
            "range" => {
                let from = value.strip_prefix("bytes=")?.strip_suffix('-')?;
                request.from = Some(from.parse().ok()?);
            }
            "if-range" => request.if_range = Some(value.into()),
            _ => {}
        }
    }
    Some(request)
}
