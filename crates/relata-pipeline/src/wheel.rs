//! The files of a package, read from the bytes of its wheel. A wheel is a zip; nothing in it is ever executed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::PipelineError;

/// Largest file that a package may unpack to, in bytes: ten times the largest in the packages known to work, so that a
/// small archive can't fill the memory.
const MAX_FILE_BYTES: u64 = 512 << 20;

/// The file that marks the folder of the trained pipeline.
const CONFIG: &str = "config.cfg";

/// An open wheel. Paths are relative to the folder of its `config.cfg`.
pub(crate) struct Wheel<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    folder: String,
}

impl<'b> Wheel<'b> {
    /// Opens a wheel and finds the pipeline in it.
    ///
    /// # Errors
    /// [`PipelineError::Wheel`] when it is no zip, names files outside itself, or holds no pipeline or several.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, PipelineError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused(error.to_string()))?;
        let mut folders = Vec::new();
        for name in archive.file_names() {
            let name = name.map_err(|error| refused(error.to_string()))?;
            if leaves_the_archive(&name) {
                return Err(refused(format!("it holds a file named {name:?}, outside its own folder")));
            }
            if let Some(folder) = name.strip_suffix(CONFIG).filter(|f| f.is_empty() || f.ends_with('/')) {
                folders.push(folder.to_owned());
            }
        }
        match <[String; 1]>::try_from(folders) {
            Ok([folder]) => Ok(Self { archive, folder }),
            Err(folders) => Err(refused(format!("it holds {} files {CONFIG}, not one", folders.len()))),
        }
    }

    /// The files of the pipeline.
    pub(crate) fn paths(&self) -> Vec<String> {
        let names = self.archive.file_names().filter_map(Result::ok);
        names
            .filter_map(|name| name.strip_prefix(self.folder.as_str()).map(str::to_owned))
            .filter(|path| !path.is_empty() && !path.ends_with('/'))
            .collect()
    }

    /// The bytes of a file, checked against the checksum in the archive.
    ///
    /// # Errors
    /// [`PipelineError::MissingFile`]; [`PipelineError::Wheel`] when it is damaged or larger than any model should be.
    pub(crate) fn file(&mut self, path: &str) -> Result<Vec<u8>, PipelineError> {
        let Some(index) = self.archive.index_for_name(&format!("{}{path}", self.folder)) else {
            return Err(PipelineError::MissingFile { path: path.to_owned() });
        };
        let damaged =
            |error: &dyn std::fmt::Display| refused(format!("its file `{path}` is damaged ({error})"));
        let entry = self.archive.by_index(index).map_err(|error| damaged(&error))?;
        if entry.size() > MAX_FILE_BYTES {
            return Err(refused(format!("its file `{path}` is larger than {MAX_FILE_BYTES} bytes")));
        }
        // The size that the archive claims is not trusted: memory is taken as bytes arrive.
        let mut contents = Vec::new();
        entry.take(MAX_FILE_BYTES + 1).read_to_end(&mut contents).map_err(|error| damaged(&error))?;
        if contents.len() as u64 > MAX_FILE_BYTES {
            return Err(refused(format!("its file `{path}` is larger than {MAX_FILE_BYTES} bytes")));
        }
        Ok(contents)
    }
}

fn refused(reason: String) -> PipelineError {
    PipelineError::Wheel { reason }
}

/// Whether a name points outside the archive. Nothing is ever unpacked to disk, but a wheel that tries is no honest one.
fn leaves_the_archive(name: &str) -> bool {
    name.starts_with('/')
        || name.contains('\\')
        || name.contains('\0')
        || name.split('/').any(|part| part == "..")
}

#[cfg(test)]
pub(crate) mod testing {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// A wheel with the given files.
    pub(crate) fn wheel(files: &[(&str, &[u8])]) -> Vec<u8> {
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
    use super::testing::wheel;
    use super::*;

    #[test]
    fn files_are_found_below_the_folder_of_the_configuration() {
        let bytes =
            wheel(&[("p/__init__.py", b""), ("p/p-1.0/config.cfg", b"[nlp]"), ("p/p-1.0/ner/model", b"m")]);
        let mut wheel = Wheel::open(&bytes).unwrap();
        assert_eq!(wheel.file("ner/model").unwrap(), b"m");
        assert_eq!(wheel.paths(), ["config.cfg", "ner/model"]);
        let error = wheel.file("tagger/model").unwrap_err();
        assert!(matches!(error, PipelineError::MissingFile { path } if path == "tagger/model"));
    }

    #[test]
    fn a_wheel_that_reaches_outside_itself_is_refused() {
        for name in ["../config.cfg", "/etc/passwd", "p/../../x", "p\\..\\x"] {
            let error = Wheel::open(&wheel(&[("p/config.cfg", b""), (name, b"")])).err().unwrap();
            assert!(error.to_string().contains("outside its own folder"), "{name}: {error}");
        }
    }

    #[test]
    fn a_wheel_without_one_pipeline_is_refused() {
        let none: &[(&str, &[u8])] = &[("p/readme", b"")];
        for files in [none, &[("a/config.cfg", b""), ("b/config.cfg", b"")]] {
            assert!(matches!(Wheel::open(&wheel(files)), Err(PipelineError::Wheel { .. })));
        }
    }

    #[test]
    fn a_cut_or_altered_wheel_is_an_error_wherever_it_is_cut() {
        let bytes = wheel(&[("p/config.cfg", b"[nlp]\nlang = \"en\"\nlang = \"en\"\n")]);
        for end in 0..bytes.len() {
            assert!(Wheel::open(&bytes[..end]).is_err(), "cut at {end}");
        }
        let start = 30 + "p/config.cfg".len();
        for at in start..start + 10 {
            let mut altered = bytes.clone();
            altered[at] ^= 0x55;
            let error = Wheel::open(&altered).and_then(|mut wheel| wheel.file(CONFIG)).unwrap_err();
            assert!(error.to_string().contains("damaged"), "altered at {at}: {error}");
        }
    }
}
