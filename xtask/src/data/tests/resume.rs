//! Transfers in one piece and in several.

use super::*;

#[test]
fn what_arrives_is_what_was_sent_and_is_not_asked_for_again() {
    let (raw, place) = (bytes(), Place::new());
    let server = Server::of(&raw);
    let set = set(file(&raw), &[&server]);
    place.get(set).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(place.names(), ["file"]);
    place.get(set).unwrap();
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_gz_stays_packed_and_is_known_by_what_is_in_it() {
    let (raw, place) = (bytes(), Place::new());
    let server = Server::of(&gz(&raw));
    place.get(set(File { remote: "remote.gz", ..file(&raw) }, &[&server])).unwrap();
    assert_eq!(place.read("set/file.gz"), gz(&raw));
    assert_eq!(place.names(), ["file.gz"]);
    assert_eq!(server.requests()[0].path, "/remote.gz");
}

fn zip(raw: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("inside", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(raw).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_zip_is_unpacked() {
    let (raw, place) = (bytes(), Place::new());
    let zipped =
        || File { remote: "remote.zip", digest: Digest::Md5(hex(Md5::digest(&raw))), ..file(&raw) };
    let mut damaged = zip(&raw);
    damaged[1000] ^= 1;
    for (wrong, fault) in [
        (damaged, "cannot be unpacked beyond byte "),
        (zip(&raw)[..4000].to_vec(), "cannot be unpacked beyond byte 0: "),
        (zip(&[0; 100_000]), "expected 10000 bytes unpacked, found more"),
        (zip(b"short"), "expected 10000 bytes unpacked, found 5"),
    ] {
        let error = place.get(set(zipped(), &[&Server::of(&wrong)])).unwrap_err();
        assert!(error.contains(fault), "{error}");
        assert_eq!(place.names(), [""; 0]);
    }
    place.get(set(zipped(), &[&Server::of(&zip(&raw))])).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(place.names(), ["file"]);
}

/// Breaks off after 4000 bytes the first time, then gives what is asked for.
fn breaks_off(body: &[u8], tag: Option<&'static str>) -> Server {
    let body = body.to_vec();
    Server::start(move |number, request| {
        let mut reply = Reply::ranged(&body, request);
        if let Some(tag) = tag {
            reply = reply.header("ETag", tag);
        }
        if number == 0 { reply.cut(4000) } else { reply }
    })
}

fn asked(server: &Server) -> Vec<(Option<usize>, Option<String>)> {
    server.requests().into_iter().map(|request| (request.from, request.if_range)).collect()
}

#[test]
fn a_broken_transfer_goes_on_where_it_stopped() {
    let (raw, place) = (bytes(), Place::new());
    let server = breaks_off(&raw, Some("\"one\""));
    place.get(set(file(&raw), &[&server])).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(place.names(), ["file"]);
    assert_eq!(asked(&server), [(None, None), (Some(4000), Some("\"one\"".into()))]);
}

#[test]
fn the_next_run_goes_on_where_the_last_one_stopped() {
    let (raw, place) = (bytes(), Place::asking(1));
    let server = breaks_off(&raw, Some("\"one\""));
    let set = set(file(&raw), &[&server]);
    let error = place.get(set).unwrap_err();
    assert!(error.contains("broke off after 4000 of 10000 bytes"), "{error}");
    assert_eq!(place.names(), ["file.part", "file.part.from"]);
    place.get(set).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(asked(&server)[1], (Some(4000), Some("\"one\"".into())));
}

#[test]
fn without_a_version_a_published_digest_allows_to_go_on() {
    let (raw, place) = (bytes(), Place::new());
    let server = breaks_off(&raw, None);
    place.get(set(file(&raw), &[&server])).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(asked(&server), [(None, None), (Some(4000), None)]);
}

#[test]
fn without_version_and_digest_it_starts_again() {
    let raw = conllu(&"x".repeat(5000));
    for tag in [None, Some("W/\"weak\"")] {
        let (place, server) = (Place::new(), breaks_off(&raw, tag));
        place.get(set(treebank(&raw), &[&server])).unwrap();
        assert_eq!(place.read("set/file"), raw);
        assert_eq!(asked(&server), [(None, None), (None, None)]);
    }
}

#[test]
fn a_date_is_a_version_too() {
    let (raw, place) = (conllu(&"x".repeat(5000)), Place::new());
    let (date, body) = ("Sat, 01 Jan 2000 00:00:00 GMT", raw.clone());
    let server = Server::start(move |number, request| {
        let reply = Reply::ranged(&body, request).header("Last-Modified", date);
        if number == 0 { reply.cut(4000) } else { reply }
    });
    place.get(set(treebank(&raw), &[&server])).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(asked(&server)[1], (Some(4000), Some(date.into())));
}

#[test]
fn a_server_without_ranges_sends_it_all_again() {
    let (raw, place) = (bytes(), Place::new());
    let body = raw.clone();
    let server = Server::start(move |number, _| {
        let reply = Reply::whole(&body);
        if number == 0 { reply.cut(4000) } else { reply }
    });
    place.get(set(file(&raw), &[&server])).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(asked(&server), [(None, None), (Some(4000), None)]);
}

#[test]
fn a_range_that_cannot_be_satisfied_starts_again() {
    let (raw, place) = (bytes(), Place::new());
    let body = raw.clone();
    let server = Server::start(move |number, _| match number {
        0 => Reply::whole(&body).cut(4000),
        1 => Reply::status(416),
        _ => Reply::whole(&body),
    });
    place.get(set(file(&raw), &[&server])).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(asked(&server), [(None, None), (Some(4000), None), (None, None)]);
}

/// Stopped between the last byte and the move to its place: the server has no more, and says so.
#[test]
fn a_part_that_is_whole_is_not_fetched_again() {
    let (place, raw) = (Place::asking(1), bytes());
    let (body, length) = (raw.clone(), raw.len());
    let server = Server::start(move |number, _| match number {
        0 => Reply::whole(&body).cut(4000),
        _ => Reply::status(416).header("Content-Range", format!("bytes */{length}")),
    });
    let files = || set(file(&raw), &[&server]);
    place.get(files()).unwrap_err();
    place.write("set/file.part", &raw);
    place.get(files()).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(asked(&server).last(), Some(&(Some(length), None)));
}

/// The file changes after 4000 bytes; the server that is asked for the rest answers as `second` says.
fn changes(second: fn(&[u8], &Request) -> Reply) -> (Vec<u8>, Server) {
    let (old, new) = (conllu(&"a".repeat(5000)), conllu(&"b".repeat(5000)));
    let body = new.clone();
    let server = Server::start(move |number, request| match number {
        0 => Reply::whole(&old).header("ETag", "\"old\"").cut(4000),
        1 => second(&body, request).header("ETag", "\"new\""),
        _ => Reply::whole(&body).header("ETag", "\"new\""),
    });
    (new, server)
}

#[test]
fn a_file_that_changed_is_not_glued_to_its_old_half() {
    let honours: fn(&[u8], &Request) -> Reply = |body, _| Reply::whole(body);
    let ignores: fn(&[u8], &Request) -> Reply = Reply::ranged;
    for (second, requests) in [(honours, 2), (ignores, 3)] {
        let (place, (new, server)) = (Place::new(), changes(second));
        place.get(set(treebank(&new), &[&server])).unwrap();
        assert_eq!(place.read("set/file"), new);
        assert_eq!(asked(&server)[1], (Some(4000), Some("\"old\"".into())));
        assert_eq!(server.requests().len(), requests);
    }
}

#[test]
fn a_rest_that_starts_elsewhere_is_not_taken() {
    let (raw, place) = (bytes(), Place::new());
    let body = raw.clone();
    let server = Server::start(move |number, request| match number {
        0 => Reply::whole(&body).cut(4000),
        1 => Reply::ranged(&body, request).header("Content-Range", "bytes 0-9999/10000"),
        _ => Reply::ranged(&body, request),
    });
    place.get(set(file(&raw), &[&server])).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(asked(&server)[2], (None, None));
}

#[test]
fn pieces_that_do_not_fit_are_thrown_away_and_fetched_whole() {
    let (raw, place) = (bytes(), Place::new());
    let (body, other) = (raw.clone(), vec![0; raw.len()]);
    let server = Server::start(move |number, request| match number {
        0 => Reply::whole(&other).cut(4000),
        _ => Reply::ranged(&body, request),
    });
    place.get(set(file(&raw), &[&server])).unwrap();
    assert_eq!(place.read("set/file"), raw);
    assert_eq!(asked(&server), [(None, None), (Some(4000), None), (None, None)]);
}

#[test]
fn two_at_once_fetch_once() {
    let raw = bytes();
    let body = raw.clone();
    let server = Server::start(move |_, request| {
        std::thread::sleep(Duration::from_millis(100));
        Reply::ranged(&body, request)
    });
    let (set, one) = (set(file(&raw), &[&server]), Place::new());
    let two = Client::with(3, Duration::ZERO, Duration::from_secs(10), None);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| get(&two, set, &one.folders()).unwrap());
        one.get(set).unwrap();
        other.join().unwrap();
    });
    assert_eq!(one.read("set/file"), raw);
    assert_eq!(one.names(), ["file"]);
    assert_eq!(server.requests().len(), 1);
}
