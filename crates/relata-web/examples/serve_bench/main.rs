//! How fast the page's data comes: many readers at once on a large desk, every route, each reader asking again as soon as it
//! is answered.
//!
//!     serve_bench DESK [--articles 100000] [--readers 50] [--seconds 30] [--pause 0]
//!
//! makes the desk when there is none, serves it in the same process, and prints for each route how long answers took. With a
//! pause, each reader looks at an answer for so many milliseconds before it asks again. Fails when an answer is no success, or
//! when a route's 99th percentile is above the bar.
#![allow(clippy::print_stdout, missing_docs)]

mod desk;

use relata::LocalWorld;
use relata::models::Store;
use relata_web::{App, Guard};
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What an answer may take, at the 99th percentile.
const BAR: Duration = Duration::from_millis(100);

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = arguments
        .first()
        .ok_or("usage: serve_bench DESK [--articles N] [--readers N] [--seconds N] [--pause MS]")?;
    let option = |name: &str, otherwise: usize| -> usize {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(otherwise)
    };
    let path = Path::new(path);
    if !path.exists() {
        let begun = Instant::now();
        desk::write(path, option("--articles", 100_000))?;
        println!("made {} in {:.0?}", path.display(), begun.elapsed());
    }
    let begun = Instant::now();
    let folder = std::env::temp_dir().join("relata-serve-bench-models");
    let app = App::open(path, Arc::new(LocalWorld::new(Store::open(folder)?)), Guard::default())?;
    println!("opened in {:.1?}", begun.elapsed());
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        relata_web::serve(app, any, move |ready| {
            let _ = tell.send(ready.address);
        })
    });
    let address = told.recv()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let pause = Duration::from_millis(option("--pause", 0) as u64);
    let seconds = Duration::from_secs(option("--seconds", 30) as u64);
    let times = runtime
        .block_on(run(address, option("--readers", 50), seconds, pause))
        .map_err(|error| error.to_string())?;
    report(times)
}

/// The routes, each with addresses of things that there are.
async fn addresses(reader: &mut Reader) -> Result<Vec<(&'static str, Vec<String>)>, Failure> {
    let mut ids: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut stories = Vec::new();
    let n_stories = reader.json("/api/stories?limit=1").await?["total"].as_u64().unwrap_or_default();
    // The largest, which are looked at most, and some of all sizes.
    stories.extend(all(&reader.json("/api/stories?limit=40").await?, "id"));
    for part in 0..60 {
        let offset = n_stories * part / 60;
        stories.extend(all(&reader.json(&format!("/api/stories?limit=1&offset={offset}")).await?, "id"));
    }
    for story in &stories {
        for (kind, list) in [("claims", "claims"), ("articles", "articles"), ("origins", "origins")] {
            let page = reader.json(&format!("/api/stories/{story}/{list}?limit=3")).await?;
            ids.entry(kind).or_default().extend(all(&page, "id"));
        }
    }
    let mut entities = all(&reader.json("/api/entities?limit=40").await?, "id");
    entities.extend(all(&reader.json("/api/entities?limit=60&offset=1000").await?, "id"));
    let mut copies = Vec::new();
    for origin in ids.get("origins").into_iter().flatten().take(60) {
        for copy in reader.json(&format!("/api/origins/{origin}")).await?["copies"]
            .as_array()
            .into_iter()
            .flatten()
            .take(2)
        {
            let side = |name: &str| copy[name].as_str().unwrap_or_default().to_owned();
            copies.push(format!("/api/copies/{}/{}", side("a"), side("b")));
        }
    }
    let mut words = Vec::new();
    for entity in entities.iter().take(30) {
        let name = reader.json(&format!("/api/entities/{entity}")).await?["name"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        words.push(name.replace(' ', "%20"));
        words.extend(name.split(' ').map(str::to_owned));
    }
    words.extend(["said", "ba", "monday"].map(str::to_owned));
    let each = |route: &str, ids: &[String]| -> Vec<String> {
        ids.iter().map(|id| route.replace("{id}", id)).collect()
    };
    let of = |kind: &str| ids.get(kind).cloned().unwrap_or_default();
    let mut routes = vec![
        ("/api/desk", vec!["/api/desk".to_owned()]),
        (
            "/api/stories",
            each("/api/stories?order={id}", &["articles", "newest", "origins"].map(str::to_owned)),
        ),
        ("/api/stories?q", each("/api/stories?q={id}", &words)),
        ("/api/claims/{id}", each("/api/claims/{id}", &of("claims"))),
        ("/api/articles/{id}", each("/api/articles/{id}", &of("articles"))),
        ("/api/origins", each("/api/origins?order={id}", &["articles", "newest"].map(str::to_owned))),
        ("/api/origins/{id}", each("/api/origins/{id}", &of("origins"))),
        ("/api/copies/{a}/{b}", copies),
        ("/api/entities?q", each("/api/entities?q={id}", &words)),
        ("/api/entities/{id}", each("/api/entities/{id}", &entities)),
        ("/api/entities/{id}/said", each("/api/entities/{id}/said", &entities)),
        ("/api/entities/{id}/said-of", each("/api/entities/{id}/said-of", &entities)),
        ("/api/entities/{id}/mentions", each("/api/entities/{id}/mentions", &entities)),
        ("/api/search", each("/api/search?q={id}", &words)),
        ("/api/search?lang", each("/api/search?q={id}&lang=fr&not_outlet=Outlet%200", &words)),
        ("/api/search?in=statements", each("/api/search?in=statements&q={id}", &words)),
        ("/api/proposals", vec!["/api/proposals".to_owned()]),
        ("/api/decisions", vec!["/api/decisions".to_owned()]),
    ];
    for part in [
        "",
        "/articles",
        "/origins",
        "/claims",
        "/speakers",
        "/statements",
        "/questions",
        "/timeline",
        "/people",
        "/compare",
    ] {
        let route: &'static str = Box::leak(format!("/api/stories/{{id}}{part}").into_boxed_str());
        routes.push((route, each(route, &stories)));
    }
    Ok(routes)
}

fn all(page: &Value, field: &str) -> Vec<String> {
    let items = page["items"].as_array().into_iter().flatten();
    items.filter_map(|item| item[field].as_str()).map(str::to_owned).collect()
}

type Times = BTreeMap<&'static str, Vec<Duration>>;

async fn run(
    address: SocketAddr,
    readers: usize,
    length: Duration,
    pause: Duration,
) -> Result<Times, Failure> {
    let mut first = Reader::new(address).await?;
    let routes = Arc::new(addresses(&mut first).await?);
    println!("{readers} readers at once for {length:?}, pause {pause:?}");
    let end = Instant::now() + length;
    let mut tasks = Vec::new();
    for number in 0..readers {
        let routes = Arc::clone(&routes);
        tasks.push(tokio::spawn(async move {
            let mut reader = Reader::new(address).await?;
            let mut times = Times::new();
            let mut turn = number * 7;
            while Instant::now() < end {
                let (route, addresses) = &routes[turn % routes.len()];
                let address = &addresses[(turn / routes.len() + number * 13) % addresses.len()];
                turn += 1;
                let begun = Instant::now();
                reader.get(address).await?;
                times.entry(route).or_default().push(begun.elapsed());
                if !pause.is_zero() {
                    tokio::time::sleep(pause).await;
                }
            }
            Ok::<Times, Failure>(times)
        }));
    }
    let mut times = Times::new();
    for task in tasks {
        for (route, more) in task.await?? {
            times.entry(route).or_default().extend(more);
        }
    }
    Ok(times)
}

fn report(times: Times) -> Result<(), Box<dyn Error>> {
    let mut slow = Vec::new();
    let mut all = Vec::new();
    println!("{:34} {:>8} {:>9} {:>9} {:>9}", "route", "answers", "p50 ms", "p99 ms", "most ms");
    let mut line = |route: &str, mut times: Vec<Duration>| {
        times.sort();
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        println!("{route:34} {:8} {:9.1} {:9.1} {:9.1}", times.len(), ms(at(0.5)), ms(at(0.99)), ms(at(1.0)));
        if at(0.99) > BAR {
            slow.push(route.to_owned());
        }
    };
    for (route, times) in times {
        all.extend_from_slice(&times);
        line(route, times);
    }
    line("all", all);
    if slow.is_empty() {
        Ok(())
    } else {
        Err(format!("above {BAR:?} at the 99th percentile: {}", slow.join(", ")).into())
    }
}

/// One connection that is kept.
struct Reader {
    stream: TcpStream,
    host: String,
    bytes: Vec<u8>,
}

impl Reader {
    async fn new(address: SocketAddr) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, host: address.to_string(), bytes: Vec::new() })
    }

    async fn json(&mut self, address: &str) -> Result<Value, Failure> {
        Ok(serde_json::from_slice(self.get(address).await?)?)
    }

    /// The body of the answer, which must be a success.
    async fn get(&mut self, address: &str) -> Result<&[u8], Failure> {
        let request = format!("GET {address} HTTP/1.1\r\nhost: {}\r\n\r\n", self.host);
        self.stream.write_all(request.as_bytes()).await?;
        self.bytes.clear();
        let (body, length) = loop {
            if self.stream.read_buf(&mut self.bytes).await? == 0 {
                return Err(format!("{address}: the connection ended").into());
            }
            if let Some(end) = self.bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                let head = String::from_utf8_lossy(&self.bytes[..end]).to_lowercase();
                if !head.starts_with("http/1.1 200") {
                    return Err(format!("{address}: {head}").into());
                }
                let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
                break (end + 4, length.unwrap_or("0").trim().parse::<usize>()?);
            }
        };
        while self.bytes.len() < body + length {
            if self.stream.read_buf(&mut self.bytes).await? == 0 {
                return Err(format!("{address}: the answer broke off").into());
            }
        }
        Ok(&self.bytes[body..body + length])
    }
}
