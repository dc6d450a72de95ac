//! What was measured, as a table.

use std::collections::BTreeMap;
use std::time::Duration;

#[derive(Default)]
struct Row {
    times: Vec<Duration>,
    cpu: Duration,
    bytes: usize,
}

/// Times by route and by screen.
#[derive(Default)]
pub(crate) struct Report {
    routes: BTreeMap<&'static str, Row>,
    screens: BTreeMap<&'static str, Row>,
    /// Of the whole process, in all.
    pub(crate) cpu: Duration,
    pub(crate) took: Duration,
}

impl Report {
    pub(crate) fn route(&mut self, name: &'static str, time: Duration, cpu: Duration, bytes: usize) {
        let row = self.routes.entry(name).or_default();
        row.times.push(time);
        (row.cpu, row.bytes) = (row.cpu + cpu, row.bytes + bytes);
    }

    pub(crate) fn screen(&mut self, name: &'static str, time: Duration, cpu: Duration) {
        let row = self.screens.entry(name).or_default();
        row.times.push(time);
        row.cpu += cpu;
    }

    pub(crate) fn add(&mut self, other: Report) {
        for (all, more) in [(&mut self.routes, other.routes), (&mut self.screens, other.screens)] {
            for (name, row) in more {
                let known = all.entry(name).or_default();
                known.times.extend(row.times);
                (known.cpu, known.bytes) = (known.cpu + row.cpu, known.bytes + row.bytes);
            }
        }
    }

    /// Prints the tables; the screens above the bar.
    pub(crate) fn print(self, title: &str, bar: Option<Duration>) -> Vec<String> {
        let answers: usize = self.routes.values().map(|row| row.times.len()).sum();
        println!("\n{title}");
        println!(
            "{answers} answers in {:.0} s: {:.0} a second, {:.2} ms CPU each",
            self.took.as_secs_f64(),
            answers as f64 / self.took.as_secs_f64().max(f64::MIN_POSITIVE),
            self.cpu.max(self.routes.values().map(|row| row.cpu).sum()).as_secs_f64() * 1e3
                / answers.max(1) as f64,
        );
        let mut all = Row::default();
        self.routes.values().for_each(|row| all.times.extend_from_slice(&row.times));
        table("route", self.routes, None);
        table("all routes", BTreeMap::from([("", all)]), None);
        table("screen (all of its data)", self.screens, bar)
    }
}

fn table(what: &str, rows: BTreeMap<&'static str, Row>, bar: Option<Duration>) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = ["times", "CPU ms", "p50 ms", "p99 ms", "most ms", "kB"];
    print!("{what:34}");
    columns.iter().for_each(|column| print!(" {column:>8}"));
    println!();
    let mut slow = Vec::new();
    for (name, mut row) in rows {
        row.times.sort();
        let n = row.times.len();
        let at = |share: f64| row.times[((n - 1) as f64 * share).ceil() as usize];
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        let cpu = if row.cpu.is_zero() { String::new() } else { format!("{:.2}", ms(row.cpu) / n as f64) };
        let kilobytes =
            if row.bytes == 0 { String::new() } else { format!("{:.1}", row.bytes as f64 / n as f64 / 1e3) };
        println!(
            "{name:34} {n:8} {cpu:>8} {:8.1} {:8.1} {:8.1} {kilobytes:>8}",
            ms(at(0.5)),
            ms(at(0.99)),
            ms(at(1.0))
        );
        if bar.is_some_and(|bar| at(0.99) > bar) {
            slow.push(name.to_owned());
        }
    }
    slow
}

/// How long the threads of this process have worked, as Linux tells it; nothing where it does not.
pub(crate) fn cpu_of_process() -> Duration {
    let threads = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let worked = threads.filter_map(|thread| {
        let told = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        told.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(worked.sum())
}
