//! The vectors of the pieces, in 6 bits a number.

use crate::kernels::pair;
use crate::matrix::Rounded;
use crate::packed::Blob;

/// Numbers in a vector.
pub(crate) const WIDTH: usize = 512;

/// A quarter of a vector: three bytes hold one number of each.
const QUARTER: usize = WIDTH / 4;

/// Bytes that a vector takes.
const ROW_BYTES: usize = 3 * QUARTER;

/// The greatest number of 6 bits.
const MAX_CODE: u8 = 63;

/// The table, in parts that stand one after another: the vector of piece `i` is row `i / n` of part `i % n`. A number is
/// `code · step + lowest`, with the step and lowest number of its part.
pub(crate) struct Embedding {
    codes: Blob,
    steps: Vec<f32>,
    lowest: Vec<f32>,
}

/// The vector of a piece as it is stored.
pub(crate) struct Codes {
    codes: [u8; WIDTH],
    /// What one more in a code is worth.
    pub(crate) step: f32,
    /// What the code 0 is worth.
    pub(crate) lowest: f32,
}

impl Embedding {
    /// Packs a part, given as a byte a number, in 6 bits a number.
    ///
    /// # Errors
    /// When a number has more than 6 bits.
    pub(crate) fn pack(codes: &[u8]) -> Result<Vec<u8>, String> {
        let (rows, rest) = codes.as_chunks::<WIDTH>();
        if !rest.is_empty() || codes.iter().any(|code| *code > MAX_CODE) {
            return Err(format!("it does not hold rows of {WIDTH} numbers of 6 bits"));
        }
        let mut part = Vec::with_capacity(rows.len() * ROW_BYTES);
        for row in rows {
            let (first, second, third, fourth) = quarters(row);
            // The fourth number's bits fill the others' bytes.
            part.extend(first.iter().zip(fourth).map(|(code, fourth)| code | (fourth & 0x03) << 6));
            part.extend(second.iter().zip(fourth).map(|(code, fourth)| code | (fourth & 0x0c) << 4));
            part.extend(third.iter().zip(fourth).map(|(code, fourth)| code | (fourth & 0x30) << 2));
        }
        Ok(part)
    }

    /// The table of packed parts of one size, with the step and the lowest number of each.
    ///
    /// # Errors
    /// When they are not as many as the parts, or the parts are no rows.
    pub(crate) fn new(codes: Blob, steps: Vec<f32>, lowest: Vec<f32>) -> Result<Self, String> {
        let n_parts = steps.len();
        if n_parts != lowest.len() || n_parts == 0 || !codes.len().is_multiple_of(n_parts * ROW_BYTES) {
            return Err(format!("{} bytes of codes are no {n_parts} parts", codes.len()));
        }
        Ok(Self { codes, steps, lowest })
    }

    /// How many pieces have a vector.
    pub(crate) fn n_rows(&self) -> usize {
        self.codes.len() / ROW_BYTES
    }

    /// The vector of a piece; zeros for a piece that has none.
    pub(crate) fn row(&self, piece: u32) -> Codes {
        let n_parts = self.steps.len();
        let (part, row) = (piece as usize % n_parts, piece as usize / n_parts);
        let in_part = self.n_rows() / n_parts;
        let rows = self.codes.as_chunks::<ROW_BYTES>().0;
        let bytes = rows.get(part * in_part + row).filter(|_| row < in_part);
        let number = |numbers: &[f32]| numbers.get(part).copied().unwrap_or_default();
        let mut codes = [0; WIDTH];
        if let Some(bytes) = bytes {
            unpack(bytes, &mut codes);
        }
        Codes { codes, step: number(&self.steps), lowest: number(&self.lowest) }
    }
}

impl Codes {
    /// Writes the numbers.
    pub(crate) fn write(&self, out: &mut [f32]) {
        for (out, code) in out.iter_mut().zip(self.codes) {
            *out = f32::from(code) * self.step + self.lowest;
        }
    }

    /// Appends the codes as a row whose step is theirs.
    pub(crate) fn append_to(&self, rows: &mut Rounded) {
        let pairs = self.codes.as_chunks().0.iter();
        rows.pairs.extend(pairs.map(|[a, b]| pair(i32::from(*a), i32::from(*b))));
        rows.steps.push(self.step);
    }
}

fn unpack(bytes: &[u8; ROW_BYTES], codes: &mut [u8; WIDTH]) {
    for i in 0..QUARTER {
        let (a, b, c) = (bytes[i], bytes[i + QUARTER], bytes[i + 2 * QUARTER]);
        codes[i] = a & MAX_CODE;
        codes[i + QUARTER] = b & MAX_CODE;
        codes[i + 2 * QUARTER] = c & MAX_CODE;
        codes[i + 3 * QUARTER] = a >> 6 | b >> 6 << 2 | c >> 6 << 4;
    }
}

fn quarters(row: &[u8; WIDTH]) -> (&[u8], &[u8], &[u8], &[u8]) {
    let (first, rest) = row.split_at(QUARTER);
    let (second, rest) = rest.split_at(QUARTER);
    let (third, fourth) = rest.split_at(QUARTER);
    (first, second, third, fourth)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(row: usize, i: usize) -> u8 {
        ((row * 31 + i * 7 + i / 64) % 64) as u8
    }

    fn table() -> Embedding {
        let part = |part: usize| -> Vec<u8> {
            (0..3).flat_map(|row| (0..WIDTH).map(move |i| code(2 * row + part, i))).collect()
        };
        let parts = [Embedding::pack(&part(0)).unwrap(), Embedding::pack(&part(1)).unwrap()];
        Embedding::new(Blob::new(parts.concat()), vec![1.0, 0.5], vec![0.0, -10.0]).unwrap()
    }

    #[test]
    fn a_row_comes_back_as_it_was() {
        let table = table();
        assert_eq!(table.n_rows(), 6);
        for row in 0..6 {
            let found = table.row(row as u32);
            assert!((0..WIDTH).all(|i| found.codes[i] == code(row, i)), "row {row}");
            let mut numbers = [0.0; WIDTH];
            found.write(&mut numbers);
            let expected = f32::from(code(row, 9)) * [1.0, 0.5][row % 2] + [0.0, -10.0][row % 2];
            assert_eq!(numbers[9], expected);
        }
        assert_eq!(table.row(6).codes, [0; WIDTH]);
    }

    #[test]
    fn a_table_of_another_kind_is_refused() {
        assert!(Embedding::pack(&[64; WIDTH]).is_err());
        assert!(Embedding::pack(&[0; WIDTH - 1]).is_err());
        let row = || Blob::new(vec![0; ROW_BYTES]);
        assert!(Embedding::new(row(), vec![1.0], vec![]).is_err());
        assert!(Embedding::new(row(), vec![1.0; 2], vec![0.0; 2]).is_err());
        assert!(Embedding::new(row(), vec![], vec![]).is_err());
        assert!(Embedding::new(row(), vec![1.0], vec![0.0]).is_ok());
    }
}
