//! The SentencePiece model file: a protocol buffer, of which we read the pieces with their scores and the normaliser's map.
//!
//! Fields as in SentencePiece's `sentencepiece_model.proto`.

/// What the tokenizer needs of the file.
pub(crate) struct ModelFile<'b> {
    /// Pieces with their scores; the number of a piece is its place.
    pub(crate) pieces: Vec<(&'b str, f32)>,
    /// The normaliser's map: a trie and the replacements to which it leads.
    pub(crate) charsmap: &'b [u8],
}

impl<'b> ModelFile<'b> {
    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong with it, for a person.
    pub(crate) fn parse(bytes: &'b [u8]) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut charsmap: &[u8] = &[];
        for field in Fields(bytes) {
            match field? {
                (1, Value::Bytes(piece)) => pieces.push(self::piece(piece)?),
                (2, Value::Bytes(trainer)) => check_trainer(trainer)?,
                (3, Value::Bytes(normalizer)) => charsmap = self::charsmap(normalizer)?,
                _ => {}
            }
        }
        if pieces.is_empty() {
            return Err("it has no pieces".to_owned());
        }
        Ok(Self { pieces, charsmap })
    }
}

fn piece(bytes: &[u8]) -> Result<(&str, f32), String> {
    let (mut text, mut score) = ("", 0.0);
    for field in Fields(bytes) {
        match field? {
            (1, Value::Bytes(bytes)) => {
                text = std::str::from_utf8(bytes).map_err(|_| "a piece is not UTF-8")?;
            }
            (2, Value::Fixed32(bits)) => score = f32::from_bits(bits),
            _ => {}
        }
    }
    if text.is_empty() || !score.is_finite() {
        return Err("a piece has no text or no score".to_owned());
    }
    Ok((text, score))
}

/// The segmentation must be that of a unigram model.
fn check_trainer(bytes: &[u8]) -> Result<(), String> {
    const UNIGRAM: u64 = 1;
    for field in Fields(bytes) {
        if let (3, Value::Varint(kind)) = field?
            && kind != UNIGRAM
        {
            return Err(format!("it is a model of kind {kind}, not a unigram model"));
        }
    }
    Ok(())
}

/// The map of a normaliser that adds a space in front, removes superfluous ones and marks the others.
fn charsmap(bytes: &[u8]) -> Result<&[u8], String> {
    let mut map: &[u8] = &[];
    for field in Fields(bytes) {
        match field? {
            (2, Value::Bytes(bytes)) => map = bytes,
            (3..=5, Value::Varint(0)) => return Err("its normaliser treats spaces otherwise".to_owned()),
            _ => {}
        }
    }
    Ok(map)
}

enum Value<'b> {
    Varint(u64),
    Fixed32(u32),
    Fixed64,
    Bytes(&'b [u8]),
}

/// The fields of a message, with their numbers.
struct Fields<'b>(&'b [u8]);

impl<'b> Iterator for Fields<'b> {
    type Item = Result<(u64, Value<'b>), String>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_none() {
            self.0 = &[];
        }
        Some(field.ok_or_else(|| "it is cut short or no SentencePiece model".to_owned()))
    }
}

impl<'b> Fields<'b> {
    fn field(&mut self) -> Option<(u64, Value<'b>)> {
        let tag = self.varint()?;
        let value = match tag & 7 {
            0 => Value::Varint(self.varint()?),
            1 => self.take(8).map(|_| Value::Fixed64)?,
            2 => {
                let length = usize::try_from(self.varint()?).ok()?;
                Value::Bytes(self.take(length)?)
            }
            5 => Value::Fixed32(u32::from_le_bytes(self.take(4)?.try_into().ok()?)),
            _ => return None,
        };
        Some((tag >> 3, value))
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = *self.take(1)?.first()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn take(&mut self, n: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken)
    }
}

#[cfg(test)]
pub(crate) mod testing {
    fn field(number: u8, wire: u8, value: &[u8]) -> Vec<u8> {
        let mut bytes = vec![number << 3 | wire];
        if wire == 2 {
            let mut length = value.len();
            while length >= 0x80 {
                bytes.push((length & 0x7f) as u8 | 0x80);
                length >>= 7;
            }
            bytes.push(length as u8);
        }
        [bytes.as_slice(), value].concat()
    }

    /// The file of a model with these pieces and this map.
    pub(crate) fn model(pieces: &[(&str, f32)], charsmap: &[u8]) -> Vec<u8> {
        let pieces = pieces.iter().map(|(text, score)| {
            field(1, 2, &[field(1, 2, text.as_bytes()), field(2, 5, &score.to_le_bytes())].concat())
        });
        let settings = [field(2, 2, &field(3, 0, &[1])), field(3, 2, &field(2, 2, charsmap))];
        pieces.chain(settings).collect::<Vec<_>>().concat()
    }
}

#[cfg(test)]
mod tests {
    use super::testing::model;
    use super::*;

    #[test]
    fn pieces_with_scores_and_the_map() {
        let bytes = model(&[("<unk>", 0.0), ("▁la", -3.5)], &[7; 300]);
        let file = ModelFile::parse(&bytes).unwrap();
        assert_eq!(file.pieces, [("<unk>", 0.0), ("▁la", -3.5)]);
        assert_eq!(file.charsmap, [7; 300]);
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        let whole = model(&[("▁la", -3.5)], &[7; 9]);
        for n in 1..whole.len() {
            // A file cut between two fields is whole as far as it goes.
            let _ = ModelFile::parse(&whole[..n]);
        }
        assert!(ModelFile::parse(&whole[..4]).is_err());
        assert!(ModelFile::parse(&[]).err().unwrap().contains("no pieces"));
        assert!(ModelFile::parse(&[0xff; 20]).is_err());
        assert!(ModelFile::parse(&model(&[("", 0.0)], &[])).is_err());
        let kind = [0x12, 2, 0x18, 2];
        assert!(ModelFile::parse(&kind).err().unwrap().contains("not a unigram model"));
        let spaces = [0x1a, 2, 0x18, 0];
        assert!(ModelFile::parse(&spaces).err().unwrap().contains("spaces"));
    }
}
