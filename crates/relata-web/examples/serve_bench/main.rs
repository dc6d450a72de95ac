//! How fast the page's data comes, on a large desk, every route.
//!
//!     serve_bench DESK [--articles 100000] [--readers 50] [--seconds 60] [--think 2000] [--rush 20]
//!
//! makes the desk when there is none, serves it in the same process, and measures three times:
//!
//! 1. *alone*: one reader asks every route for things of all sizes, each address once: what an answer costs. CPU is that of the
//!    whole process, the reader's own work included.
//! 2. *readers*: so many readers for so many seconds. A reader opens a screen, which asks for all of its data at once as
//!    the page does, over as many connections; when all has come, the reader looks at it for the think time, a half to one and a
//!    half of it. The bar holds here: each route's 99th percentile, of the time from the asking to the last byte.
//! 3. *rush*: as many connections, each asking for something else as soon as it is answered, for so many seconds: more than people
//!    do, to see how it bends.
//!
//! Fails when an answer is no success, or when a route's 99th percentile among the readers is above the bar.
#![allow(clippy::print_stdout, missing_docs)]

mod desk;
mod reader;
mod report;
mod screens;

use reader::{Failure, Reader};
use relata::models::Store;
use relata::{LocalWorld, World};
use relata_types::SentenceVector;
use relata_web::{App, Guard};
use report::{Report, cpu_of_process};
use screens::{SCREENS, Screen};
use std::error::Error;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

/// What all data of a screen may take, at the 99th percentile.
const BAR: Duration = Duration::from_millis(100);
/// Addresses of each route that the lone reader asks.
const ALONE: usize = 40;
/// Connections that a browser keeps to one server.
const CONNECTIONS: usize = 6;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let usage =
        "usage: serve_bench DESK [--articles N] [--readers N] [--seconds N] [--think MS] [--rush SECONDS]";
    let path = Path::new(arguments.first().ok_or(usage)?);
    let option = |name: &str, otherwise: usize| -> usize {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(otherwise)
    };
    let world = Arc::new(LocalWorld::new(Store::open(Store::default_folder())?));
    let questions: Vec<SentenceVector> = match world.encoder() {
        Ok(Some(_)) => {
            let asked = screens::QUESTIONS.iter().map(|words| relata::meaning(world.as_ref(), words));
            asked.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect()
        }
        _ => Vec::new(),
    };
    if questions.is_empty() {
        println!("search by meaning is not measured: `relata models pull` fetches the encoder");
    }
    if !path.exists() {
        let begun = Instant::now();
        desk::write(path, option("--articles", 100_000), &questions)?;
        println!("made {} in {:.0?}", path.display(), begun.elapsed());
    }
    let begun = Instant::now();
    let app = App::open(path, world, Guard::default())?;
    println!("opened in {:.1?}", begun.elapsed());
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        relata_web::serve(app, any, move |ready| {
            let _ = tell.send(ready.address);
        })
    });
    let address = told.recv()?;
    let seconds = |name: &str, otherwise| Duration::from_secs(option(name, otherwise) as u64);
    let load = Load {
        address,
        readers: option("--readers", 50),
        seconds: seconds("--seconds", 60),
        think: Duration::from_millis(option("--think", 2_000) as u64),
        rush: seconds("--rush", 20),
    };
    // One thread does the readers' work, so that it takes as little as may be from the server.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(load.run()).map_err(|error| error.to_string())?
}

/// What is asked of the server.
#[derive(Clone, Copy)]
struct Load {
    address: SocketAddr,
    readers: usize,
    seconds: Duration,
    think: Duration,
    rush: Duration,
}

impl Load {
    async fn run(self) -> Result<Result<(), Box<dyn Error>>, Failure> {
        let screens = Arc::new(screens::screens(&mut Reader::new(self.address).await?).await?);
        self.alone(&screens).await?.print("alone: one reader, each address once", None);
        let readers = self.crowd(&screens, self.seconds, Some(self.think)).await?;
        let title = format!(
            "readers: {} at once for {:?}, each looking at a screen for {:?} on average",
            self.readers, self.seconds, self.think
        );
        let slow = readers.print(&title, Some(BAR));
        if !self.rush.is_zero() {
            let rush = self.crowd(&screens, self.rush, None).await?;
            rush.print(
                &format!("rush: {} at once for {:?}, none ever pausing", self.readers, self.rush),
                None,
            );
        }
        Ok(match slow.is_empty() {
            true => Ok(()),
            false => Err(format!("above {BAR:?} at the 99th percentile: {}", slow.join(", ")).into()),
        })
    }

    /// One reader asks for every screen of up to [`ALONE`] things, one address after the other.
    async fn alone(self, screens: &[Screen]) -> Result<Report, Failure> {
        let mut reader = Reader::new(self.address).await?;
        let mut report = Report::default();
        let begun = Instant::now();
        for screen in screens {
            let step = (screen.things.len() / ALONE).max(1);
            for thing in screen.things.iter().step_by(step).take(ALONE) {
                let (begun, cpu) = (Instant::now(), cpu_of_process());
                for (route, address) in thing {
                    let (begun, cpu) = (Instant::now(), cpu_of_process());
                    let bytes = reader.get(address).await?.len();
                    report.route(route, begun.elapsed(), cpu_of_process().saturating_sub(cpu), bytes);
                }
                report.screen(screen.name, begun.elapsed(), cpu_of_process().saturating_sub(cpu));
            }
        }
        report.took = begun.elapsed();
        Ok(report)
    }

    /// Many readers at once, each opening one screen after the other; without `think` they never pause.
    async fn crowd(
        self,
        screens: &Arc<Vec<Screen>>,
        length: Duration,
        think: Option<Duration>,
    ) -> Result<Report, Failure> {
        let (begun, cpu) = (Instant::now(), cpu_of_process());
        let end = begun + length;
        let mut tasks = Vec::new();
        for number in 0..self.readers {
            let screens = Arc::clone(screens);
            tasks.push(tokio::spawn(async move {
                let mut chance = desk::Chance::new(number as u64 + 1 + u64::from(think.is_none()) * 1_000);
                let mut browser = Browser::new(self.address);
                let mut report = Report::default();
                if let Some(think) = think {
                    // They do not come all at the same moment.
                    tokio::time::sleep(think.mul_f64(chance.fraction())).await;
                }
                let mut connection = Reader::new(self.address).await?;
                while Instant::now() < end {
                    let screen = &screens[SCREENS[chance.below(SCREENS.len())]];
                    if screen.things.is_empty() {
                        continue;
                    }
                    let thing = &screen.things[chance.below(screen.things.len())];
                    match think {
                        Some(think) => {
                            let begun = Instant::now();
                            browser.open(thing, &mut report).await?;
                            report.screen(screen.name, begun.elapsed(), Duration::ZERO);
                            tokio::time::sleep(think.mul_f64(0.5 + chance.fraction())).await;
                        }
                        None => {
                            for (route, address) in thing {
                                let begun = Instant::now();
                                let bytes = connection.get(address).await?.len();
                                report.route(route, begun.elapsed(), Duration::ZERO, bytes);
                            }
                        }
                    }
                }
                Ok::<Report, Failure>(report)
            }));
        }
        let mut report = Report::default();
        for task in tasks {
            report.add(task.await??);
        }
        report.took = begun.elapsed();
        report.cpu = cpu_of_process().saturating_sub(cpu);
        Ok(report)
    }
}

/// The connections of one reader.
struct Browser {
    address: SocketAddr,
    connections: Vec<Reader>,
}

impl Browser {
    fn new(address: SocketAddr) -> Self {
        Self { address, connections: Vec::new() }
    }

    /// Asks for all data of a screen at once.
    async fn open(&mut self, thing: &screens::Thing, report: &mut Report) -> Result<(), Failure> {
        let wanted = thing.len().min(CONNECTIONS);
        while self.connections.len() < wanted {
            self.connections.push(Reader::new(self.address).await?);
        }
        let thing = Arc::new(thing.clone());
        let next = Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let begun = Instant::now();
        let mut tasks = Vec::new();
        for mut reader in self.connections.drain(..wanted) {
            let (thing, next) = (Arc::clone(&thing), Arc::clone(&next));
            tasks.push(tokio::spawn(async move {
                let mut times = Vec::new();
                while let Some((route, address)) =
                    thing.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
                {
                    let bytes = reader.get(address).await?.len();
                    times.push((*route, begun.elapsed(), bytes));
                }
                Ok::<_, Failure>((reader, times))
            }));
        }
        for task in tasks {
            let (reader, times) = task.await??;
            self.connections.push(reader);
            for (route, time, bytes) in times {
                report.route(route, time, Duration::ZERO, bytes);
            }
        }
        Ok(())
    }
}
