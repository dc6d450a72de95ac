use super::*;
use relata_types::{Lang, WarningCode};
use std::io;

fn read_all(key: &str, bytes: &[u8]) -> Vec<Result<Article, Skipped>> {
    ingest(Input::new(key, bytes), &Limits::default()).collect()
}

fn reasons(items: &[Result<Article, Skipped>]) -> Vec<String> {
    items
        .iter()
        .map(|item| {
            item.as_ref().map_or_else(|s| format!("{} {}", s.place, s.reason.as_str()), |a| a.key.clone())
        })
        .collect()
}

#[test]
fn a_text_keeps_its_key_path_and_bytes() {
    let input =
        Input::new("a/b.txt", "Le ministre a dit qu’il viendrait demain, avant la réunion.\r\n".as_bytes())
            .with_path("/x/a/b.txt");
    let article = ingest(input, &Limits::default()).next().unwrap().unwrap();
    assert_eq!((article.key.as_str(), article.path.as_deref()), ("a/b.txt", Some("/x/a/b.txt")));
    assert_eq!(article.text, "Le ministre a dit qu’il viendrait demain, avant la réunion.\r\n");
    assert_eq!(article.metadata.lang, Some(Lang::FR));
    assert_eq!(article.warnings.iter().map(|w| w.code).collect::<Vec<_>>(), [WarningCode::Undated]);
}

#[test]
fn json_fields_of_the_contract() {
    let line = r#"{"id": 12, "text": " A\r\nb ", "url": "u", "title": "T", "outlet": "O", "authors": "Ann", "published": "Sat, 9 Mar 2024 10:00 GMT", "lang": "FR", "extra": [1]}"#;
    let article = read_all("a.jsonl", line.as_bytes()).remove(0).unwrap();
    assert_eq!((article.key.as_str(), article.text.as_str()), ("12", " A\r\nb "));
    let metadata = &article.metadata;
    assert_eq!(metadata.authors, ["Ann"]);
    assert_eq!(
        (metadata.published.as_deref(), metadata.lang),
        (Some("2024-03-09T10:00:00Z"), Some(Lang::FR))
    );
    assert_eq!(
        (metadata.url.as_deref(), metadata.title.as_deref(), metadata.outlet.as_deref()),
        (Some("u"), Some("T"), Some("O"))
    );
    assert!(article.warnings.is_empty());
}

#[test]
fn a_field_that_makes_no_sense_is_left_out_with_a_warning() {
    let ignored = |fields: &str| -> Vec<String> {
        let line = format!(r#"{{"id": 1, "text": "It rained.", {fields}}}"#);
        let article = read_all("a.jsonl", line.as_bytes()).remove(0).unwrap();
        let warnings = article.warnings.into_iter();
        warnings.filter(|w| w.code == WarningCode::MetadataIgnored).map(|warning| warning.note).collect()
    };
    for (fields, shown) in [
        (
            r#""published": "yesterday""#,
            r#""published" was left out where it is not a date, as 2024-03-09: "yesterday""#,
        ),
        (r#""published": "2025-99-01""#, "2025-99-01"),
        (r#""published": 20250101"#, "20250101"),
        (r#""outlet": 5"#, r#""outlet" was left out where it is not text: 5"#),
        (r#""lang": "English""#, "\"English\""),
        (r#""authors": ["Ann", 5]"#, r#"["Ann",5]"#),
        (r#""title": {"en": "T"}"#, r#"{"en":"T"}"#),
    ] {
        let notes = ignored(fields);
        assert!(notes.len() == 1 && notes[0].contains(shown), "{fields}: {notes:?}");
    }
    let long = format!(r#""outlet": ["{}"]"#, "é".repeat(500));
    assert!(ignored(&long)[0].ends_with(" …") && ignored(&long)[0].len() < 300);
    for fine in [
        r#""published": "2025-01-01", "outlet": "O", "authors": ["Ann", null], "lang": "fr-CA""#,
        r#""published": null, "outlet": "", "authors": [], "title": " ""#,
    ] {
        assert_eq!(ignored(fine), Vec::<String>::new());
    }
}

#[test]
fn a_bad_line_costs_itself_alone() {
    let deep = "[".repeat(100_000);
    let text = format!(
        "\u{feff}{{\"id\":\"a\",\"text\":\"x\"}}\n\n{{\"id\":\n[1]\n{{\"text\":\"x\"}}\r\n{{\"id\":\"b\",\"text\":5}}\n{{\"id\":\"c\",\"text\":\" \"}}\n{{\"id\":\"d\",\"x\":{deep}\n{{\"id\":\"e\",\"text\":\"y\"}}"
    );
    assert_eq!(
        reasons(&read_all("l.jsonl", text.as_bytes())),
        [
            "a",
            "l.jsonl:3 bad-json",
            "l.jsonl:4 bad-json",
            "l.jsonl:5 missing-field",
            "l.jsonl:6 missing-field",
            "l.jsonl:7 empty",
            "l.jsonl:8 bad-json",
            "e"
        ]
    );
}

#[test]
fn json_may_be_an_array_or_objects_over_several_lines() {
    let array =
        "[\n{\"id\": 1, \"text\": \"a ] } \\\" b\"},\n{\n\"id\": 2, \"text\": \"b\", \"x\": [{}]}\n]\n";
    assert_eq!(reasons(&read_all("a.json", array.as_bytes())), ["1", "2"]);
    let row = "{\n\"id\": 1, \"text\": \"a\"}\n{\"id\": 2}\n{\"id\": 3, \"text\": \"c\"";
    assert_eq!(
        reasons(&read_all("a.json", row.as_bytes())),
        ["1", "a.json:3 missing-field", "a.json:4 bad-json"]
    );
    // What is no list of articles is one complaint, however many words it has.
    assert_eq!(reasons(&read_all("a.json", b"some words, and more")), ["a.json:1 bad-json"]);
    assert_eq!(reasons(&read_all("a.json", b"[1, 2, 3]")), ["a.json:1 bad-json"]);
}

#[test]
fn what_cannot_be_read_says_why() {
    for (key, bytes, want) in [
        ("a.txt", &b" \n\t"[..], "a.txt empty"),
        ("a", b"", "a empty"),
        ("a.html", b"", "a.html empty"),
        ("a.html", b"<html><body></body></html>", "a.html no-article-text"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", "a.png binary"),
        ("a.css", b"p {}", "a.css not-an-article"),
    ] {
        assert_eq!(reasons(&read_all(key, bytes)), [want]);
    }
}

#[test]
fn a_page_without_extension_is_told_by_its_start() {
    let page = format!(
        "<!doctype html><html><head><title>T</title></head><body><article>{}</article></body></html>",
        "<p>The minister said on Tuesday that the bridge would open again before winter.</p>".repeat(6)
    );
    let article = read_all("a/page", page.as_bytes()).remove(0).unwrap();
    assert!(article.text.starts_with("The minister said"), "{}", article.text);
    assert_eq!(article.metadata.lang, Some(Lang::EN));
}

/// Yields one byte for ever, after some others.
struct Endless(io::Cursor<Vec<u8>>, u8);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => {
                buffer.fill(self.1);
                Ok(buffer.len())
            }
            n => Ok(n),
        }
    }
}

#[test]
fn an_endless_input_ends() {
    let limits = Limits { max_bytes: 10_000, ..Limits::default() };
    let first = b"{\"id\": 1, \"text\": \"a\"}\n{\"id\": 2, \"text\": \"".to_vec();
    for (key, want) in [
        ("a.jsonl", &["1", "a.jsonl:2 too-large"][..]),
        ("a.json", &["1", "a.json:2 too-large"]),
        ("a.txt", &["a.txt too-large"]),
        ("a.html", &["a.html too-large"]),
    ] {
        let items: Vec<_> =
            ingest(Input::new(key, Endless(io::Cursor::new(first.clone()), b'x')), &limits).collect();
        assert_eq!(reasons(&items), want);
    }
    let nothing: Vec<_> = ingest(Input::new("a.txt", io::repeat(0)), &limits).collect();
    assert_eq!(reasons(&nothing), ["a.txt binary"]);
}

#[test]
fn a_line_over_the_limit_does_not_take_the_next_with_it() {
    let limits = Limits { max_bytes: 100, ..Limits::default() };
    let text =
        format!("{{\"id\": 1, \"text\": \"{}\"}}\n{{\"id\": 2, \"text\": \"b\"}}\n", "a".repeat(5_000));
    for key in ["a.jsonl", "a.json"] {
        let items: Vec<_> = ingest(Input::new(key, text.as_bytes()), &limits).collect();
        assert_eq!(reasons(&items), [format!("{key}:1 too-large"), "2".to_owned()]);
    }
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::new(io::ErrorKind::PermissionDenied, "denied"))
    }
}

#[test]
fn a_reader_that_fails_is_named() {
    let items: Vec<_> = ingest(Input::new("a.txt", Broken), &Limits::default()).collect();
    assert_eq!(reasons(&items), ["a.txt unreadable"]);
    let start: &[u8] = &b"{\"id\": 1, \"text\": \"a\"}\n".repeat(1_000);
    let items: Vec<_> = ingest(Input::new("a.jsonl", start.chain(Broken)), &Limits::default()).collect();
    assert_eq!(reasons(&items).last().map(String::as_str), Some("a.jsonl:1001 unreadable"));
    assert_eq!(items.len(), 1_001);
}

/// A linear congruential generator (Knuth, MMIX): the same bytes on every machine.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

#[test]
fn random_input_never_panics_and_spans_fit() {
    const PIECES: [&[u8]; 24] = [
        b"<div>",
        b"</div>",
        b"<p>",
        b"<script type=\"application/ld+json\">",
        b"</script>",
        b"{\"@type\":\"NewsArticle\",\"headline\":",
        b"<!--",
        b"<table><td>",
        b"<meta charset=utf-16 content='",
        b"\xff\xfe",
        b"\xfe\xff\0",
        b"{\"id\":1,\"text\":\"",
        b"\\ud800\"}",
        b"\n",
        b"[",
        b"]}",
        b"\xc3",
        "é’«".as_bytes(),
        b"The minister said that it is so. ",
        b"\0",
        b"<a href=\"",
        b"<svg><math><p>",
        b"&#xD800;&nbsp",
        b"<br><time datetime='2024-",
    ];
    let mut random = Seeded(2_026);
    for round in 0..600 {
        let mut bytes = Vec::new();
        for _ in 0..random.below(60) {
            if random.below(8) == 0 {
                bytes.extend((0..random.below(20)).map(|_| random.below(256) as u8));
            } else {
                bytes.extend_from_slice(PIECES[random.below(PIECES.len())]);
            }
        }
        for key in ["a.txt", "a.html", "a.jsonl", "a.json", "a"] {
            for article in read_all(key, &bytes).into_iter().flatten() {
                assert!(!article.text.trim().is_empty(), "round {round}");
                for warning in &article.warnings {
                    assert!(article.text.get(warning.span.range()).is_some(), "round {round}");
                }
            }
        }
    }
}

#[test]
fn a_compressed_input_is_read_as_what_it_holds() {
    use std::io::Write;
    let squeeze = |bytes: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let line = br#"{"id": "a", "text": "The ferry sank off Orbel on Monday."}"#;
    let once = squeeze(line);
    let read =
        |bytes: &[u8]| ingest(Input::new("feed.jsonl.gz", bytes), &Limits::default()).collect::<Vec<_>>();
    assert_eq!(read(&once)[0].as_ref().unwrap().key, "a");
    assert!(read(&once[..once.len() / 2]).iter().all(Result::is_err));
    assert!(read(&squeeze(&once)).iter().all(Result::is_err));
    // A bomb is stopped at the limit of one article.
    let bomb = squeeze(&vec![b'a'; 4 << 20]);
    let limits = Limits { max_bytes: 1 << 20, ..Limits::default() };
    let items: Vec<_> = ingest(Input::new("bomb.txt.gz", bomb.as_slice()), &limits).collect();
    assert!(matches!(items[0], Err(Skipped { reason: SkipReason::TooLarge { .. }, .. })));
}
