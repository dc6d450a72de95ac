//! Arrays as NumPy saves them: a magic word, a line that describes the array, the numbers.

/// An array of numbers in row-major order.
#[derive(Debug)]
pub(crate) struct Array {
    /// Its size along each axis; empty for a single number.
    pub(crate) shape: Vec<usize>,
    /// Its numbers.
    pub(crate) numbers: Numbers,
}

/// The numbers of an array.
#[derive(Debug)]
pub(crate) enum Numbers {
    /// Whole numbers up to 255.
    Bytes(Vec<u8>),
    /// Anything else, as the nearest 32-bit floats. All are finite.
    Floats(Vec<f32>),
}

impl Array {
    /// Reads the contents of an `.npy` file.
    ///
    /// # Errors
    /// What is wrong with it, for a person.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, String> {
        let (header, data) = split(bytes).ok_or("it is no NumPy array")?;
        if field(header, "fortran_order") != Some("False") {
            return Err("its rows do not follow one another".to_owned());
        }
        let shape = field(header, "shape").and_then(dimensions).ok_or("it has no shape")?;
        let kind = field(header, "descr").unwrap_or_default().trim_matches('\'');
        let numbers = match kind {
            "|u1" => Numbers::Bytes(data.to_vec()),
            "|i1" => Numbers::Floats(data.iter().map(|byte| f32::from(byte.cast_signed())).collect()),
            "<f4" => {
                Numbers::Floats(data.as_chunks().0.iter().map(|four| f32::from_le_bytes(*four)).collect())
            }
            "<f8" => Numbers::Floats(
                data.as_chunks().0.iter().map(|eight| f64::from_le_bytes(*eight) as f32).collect(),
            ),
            _ => return Err(format!("it holds numbers of type {kind:?}")),
        };
        let n_numbers = match &numbers {
            Numbers::Bytes(bytes) => bytes.len(),
            Numbers::Floats(floats) if floats.iter().all(|number| number.is_finite()) => floats.len(),
            Numbers::Floats(_) => return Err("it holds numbers that are not finite".to_owned()),
        };
        let expected = shape.iter().try_fold(1_usize, |size, n| size.checked_mul(*n));
        if expected != Some(n_numbers) {
            return Err(format!("it holds {n_numbers} numbers for the shape {shape:?}"));
        }
        Ok(Self { shape, numbers })
    }
}

/// The description and the numbers.
fn split(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (version, rest) = bytes.strip_prefix(b"\x93NUMPY")?.split_first_chunk::<2>()?;
    let (length, rest) = if version[0] == 1 {
        let (length, rest) = rest.split_first_chunk()?;
        (usize::from(u16::from_le_bytes(*length)), rest)
    } else {
        let (length, rest) = rest.split_first_chunk()?;
        (usize::try_from(u32::from_le_bytes(*length)).ok()?, rest)
    };
    let (header, data) = rest.split_at_checked(length)?;
    Some((std::str::from_utf8(header).ok()?, data))
}

/// The value of a key in the description, which is written as a Python dictionary.
fn field<'h>(header: &'h str, key: &str) -> Option<&'h str> {
    let (_, value) = header.split_once(&format!("'{key}':"))?;
    let value = value.trim_start();
    let end = if value.starts_with('(') { value.find(')')? + 1 } else { value.find([',', '}'])? };
    value.get(..end).map(str::trim)
}

fn dimensions(tuple: &str) -> Option<Vec<usize>> {
    let list = tuple.strip_prefix('(')?.strip_suffix(')')?;
    list.split(',').map(str::trim).filter(|n| !n.is_empty()).map(|n| n.parse().ok()).collect()
}

#[cfg(test)]
pub(crate) mod testing {
    /// The `.npy` file of an array.
    pub(crate) fn npy(kind: &str, shape: &[usize], data: &[u8]) -> Vec<u8> {
        let shape: String = shape.iter().map(|n| format!("{n},")).collect();
        let header = format!("{{'descr': '{kind}', 'fortran_order': False, 'shape': ({shape}), }}\n");
        let length = u16::try_from(header.len()).unwrap().to_le_bytes();
        [b"\x93NUMPY\x01\x00", length.as_slice(), header.as_bytes(), data].concat()
    }

    /// The `.npy` file of an array of 32-bit floats.
    pub(crate) fn floats(shape: &[usize], numbers: &[f32]) -> Vec<u8> {
        npy("<f4", shape, &numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>())
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{floats, npy};
    use super::*;

    #[test]
    fn kinds_and_shapes() {
        let array = Array::parse(&floats(&[2, 3], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.5])).unwrap();
        assert_eq!(array.shape, [2, 3]);
        assert!(matches!(array.numbers, Numbers::Floats(numbers) if numbers[5] == 6.5));
        let array = Array::parse(&npy("|u1", &[3], &[0, 63, 255])).unwrap();
        assert!(matches!(array.numbers, Numbers::Bytes(bytes) if bytes == [0, 63, 255]));
        let array = Array::parse(&npy("<f8", &[], &1e-12_f64.to_le_bytes())).unwrap();
        assert_eq!(array.shape, []);
        assert!(matches!(array.numbers, Numbers::Floats(numbers) if numbers == [1e-12]));
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for (bytes, reason) in [
            (b"".to_vec(), "no NumPy array"),
            (b"\x93NUMPY\x01\x00\xff\xff{}".to_vec(), "no NumPy array"),
            (npy("<c8", &[1], &[0; 8]), "type \"<c8\""),
            (floats(&[3], &[1.0]), "1 numbers for the shape [3]"),
            (floats(&[usize::MAX, 2], &[1.0]), "for the shape"),
            (floats(&[1], &[f32::NAN]), "not finite"),
        ] {
            let error = Array::parse(&bytes).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }
}
