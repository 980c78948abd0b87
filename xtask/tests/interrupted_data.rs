//! Ctrl-C during a download.
#![cfg(unix)]

#[path = "../src/data/tests/server.rs"]
#[expect(dead_code, reason = "the other tests of downloads use the rest")]
mod server;

use server::{Reply, Server};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// `cargo xtask data get text8`, whose requests go to `server`.
fn start(server: &Server, folder: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["data", "get", "text8"]).env("NN_DATA_DIR", folder);
    command.env("ALL_PROXY", &server.address).env_remove("NO_PROXY").env_remove("no_proxy");
    command.stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn ctrl_c_keeps_what_came_of_the_data_and_the_next_run_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let part = folder.path().join("text/text8.txt.part");
    let server = Server::start(|number, _| match number {
        0 => Reply::whole(&[0; 10_000]).header("ETag", "\"one\"").stalled(4000),
        _ => Reply::status(404),
    });

    let child = start(&server, folder.path());
    let begun = Instant::now();
    while part.metadata().map_or(0, |metadata| metadata.len()) < 4000 {
        assert!(begun.elapsed() < Duration::from_secs(20), "nothing came");
        sleep(Duration::from_millis(10));
    }
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.ends_with("stopped; what came is kept, and the same command goes on\n"), "{said}");
    assert_eq!(fs::read(&part).unwrap(), [0; 4000]);

    let output = start(&server, folder.path()).wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("the server answers with status 404"), "{said}");
    let request = &server.requests()[1];
    assert_eq!((request.from, request.if_range.as_deref()), (Some(4000), Some("\"one\"")));
}
