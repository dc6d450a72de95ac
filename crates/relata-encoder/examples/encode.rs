//! Encodes the lines of standard input.
//!
//!     encode WHEEL [TIMES] < lines > vectors
//!
//! Writes 512 little-endian 32-bit floats a line. TIMES encodes so often, for measuring; only the last answer is written.

use std::error::Error;
use std::io::{Read, Write};

use relata_encoder::Encoder;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let wheel = arguments.next().ok_or("usage: encode WHEEL [TIMES] < lines > vectors")?;
    let times = arguments.next().map_or(Ok(1), |times| times.parse::<usize>())?;
    let encoder = Encoder::from_wheel(&std::fs::read(wheel)?)?;
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let lines: Vec<&str> = text.lines().collect();
    for _ in 1..times {
        encoder.encode(&lines);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for vector in encoder.encode(&lines) {
        for number in vector {
            out.write_all(&number.to_le_bytes())?;
        }
    }
    Ok(out.flush()?)
}
